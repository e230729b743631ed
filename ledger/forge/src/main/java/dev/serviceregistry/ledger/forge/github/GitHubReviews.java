package dev.serviceregistry.ledger.forge.github;

import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.ForgeKind;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.ReviewSource;
import dev.serviceregistry.ledger.forge.http.ForgeClient;
import dev.serviceregistry.ledger.forge.http.ForgeRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestCommitDetail;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** Asks GitHub, or what answers as GitHub does, for the reviews of pull requests. */
public final class GitHubReviews implements ReviewSource {

    private static final int PAGE = 100;

    @Override
    public ForgeKind kind() {
        return ForgeKind.GITHUB;
    }

    @Override
    public ForgeAnswer reviews(Access access, String repository, int number, Map<String, String> teams) {
        try {
            GitHub github = new GitHubBuilder()
                    .withEndpoint(access.api().toString())
                    // Said so, the client does not ask who that is, which the tokens of pipelines may not.
                    .withAuthorizationProvider(() -> "Bearer " + access.token())
                    .withConnector(new BoundedConnector(new ForgeClient(access.api(), access.patience())))
                    .build();
            return of(github.getRepository(repository), number, teams, github);
        } catch (ForgeRefusal e) {
            return new ForgeFailure(e.reason());
        } catch (IOException | GHException e) {
            ForgeRefusal refusal = e.getCause() instanceof ForgeRefusal known ? known : ForgeRefusal.unreadable();
            return new ForgeFailure(refusal.reason());
        }
    }

    private static PullRequestReviews of(GHRepository repository, int number, Map<String, String> teams, GitHub github)
            throws IOException {
        GHPullRequest pullRequest = repository.getPullRequest(number);
        Map<String, GHPullRequestReview> approving = new TreeMap<>();
        for (GHPullRequestReview review : pullRequest.listReviews().withPageSize(PAGE)) {
            GHUser user = review.getUser();
            if (user == null || review.getState() == null) {
                continue;
            }
            switch (review.getState()) {
                case APPROVED -> approving.put(user.getLogin(), review);
                case CHANGES_REQUESTED, REQUEST_CHANGES, DISMISSED -> approving.remove(user.getLogin());
                default -> {}
            }
        }
        Map<String, Set<String>> members = new LinkedHashMap<>();
        if (!approving.isEmpty()) {
            for (Map.Entry<String, String> team : teams.entrySet()) {
                members.put(team.getKey(), members(team.getValue(), github));
            }
        }
        List<ForgeApproval> approvals = new ArrayList<>();
        for (Map.Entry<String, GHPullRequestReview> review : approving.entrySet()) {
            Set<String> belongsTo = new TreeSet<>();
            members.forEach((team, logins) -> {
                if (logins.contains(review.getKey())) {
                    belongsTo.add(team);
                }
            });
            String commit = review.getValue().getCommitId();
            if (commit != null) {
                approvals.add(new ForgeApproval(
                        review.getKey(),
                        belongsTo,
                        commit,
                        String.valueOf(review.getValue().getHtmlUrl())));
            }
        }
        return new PullRequestReviews(
                pullRequest.getUser().getLogin(),
                approvals.isEmpty() ? Map.of() : logins(pullRequest, repository),
                List.copyOf(approvals));
    }

    /** Who belongs to a team now; somebody who is only invited does not. */
    private static Set<String> members(String handle, GitHub github) throws IOException {
        int slash = handle.indexOf('/');
        Set<String> logins = new TreeSet<>();
        for (GHUser member : github.getOrganization(handle.substring(1, slash))
                .getTeamBySlug(handle.substring(slash + 1))
                .listMembers()
                .withPageSize(PAGE)) {
            logins.add(member.getLogin());
        }
        return logins;
    }

    /** Who wrote the commits; one of each address is asked for. */
    private static Map<String, String> logins(GHPullRequest pullRequest, GHRepository repository) throws IOException {
        Map<String, String> commits = new TreeMap<>();
        for (GHPullRequestCommitDetail commit : pullRequest.listCommits().withPageSize(PAGE)) {
            commits.put(commit.getCommit().getAuthor().getEmail(), commit.getSha());
        }
        Map<String, String> logins = new TreeMap<>();
        for (Map.Entry<String, String> commit : commits.entrySet()) {
            GHUser author = repository.getCommit(commit.getValue()).getAuthor();
            if (author != null) {
                logins.put(commit.getKey(), author.getLogin());
            }
        }
        return logins;
    }
}
