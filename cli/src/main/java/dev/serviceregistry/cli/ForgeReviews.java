package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.ForgeKind;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.ReviewSource;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.Review;
import dev.serviceregistry.registry.values.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a forge says of a pull request.
 *
 * @param openers who asks for it
 * @param people who is known by several names
 * @param reviews the reviews that approve it
 * @param answer all that it says, as it said it; null when it was not asked
 */
record ForgeReviews(
        List<Person> openers,
        List<Person> people,
        List<Review> reviews,
        @Nullable PullRequestReviews answer) {

    /** Nobody was asked. */
    static final ForgeReviews NONE = new ForgeReviews(List.of(), List.of(), List.of(), null);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String TOKEN = "SERVICE_REGISTRY_FORGE_TOKEN";

    /** Where a token may stand; the first that is set is taken. */
    private static final Map<ForgeKind, List<String>> TOKENS = Map.of(
            ForgeKind.GITHUB, List.of(TOKEN, "GH_TOKEN", "GITHUB_TOKEN"),
            ForgeKind.GITLAB, List.of(TOKEN, "GITLAB_TOKEN"));

    /** Asks the forge, when the options say so and approvals are needed; what it does not answer ends the run before anything is judged. */
    static ForgeReviews of(ForgeOptions options, Reading before, Reading now, Call call) {
        PullRequest.refuseFromFile(call);
        if (!options.isAsked() || !ApprovalReview.isNeeded(before, now)) {
            return NONE;
        }
        PullRequest asked = PullRequest.of(options, call);
        ForgeAnswer answer = SeparateJar.FORGE
                .service(ReviewSource.class, source -> source.kind() == asked.forge())
                .reviews(
                        new ReviewSource.Access(asked.api(), token(asked.forge(), call), PATIENCE),
                        asked.repository(),
                        asked.number(),
                        teams(before, now, asked.forge()));
        if (answer instanceof ForgeFailure failure) {
            throw new UsageProblem("the forge at " + asked.api() + " " + failure.reason()
                    + "\nNothing was judged, since nobody knows what is approved there.");
        }
        return of((PullRequestReviews) answer);
    }

    /** What a forge once said. */
    static ForgeReviews of(PullRequestReviews reviews) {
        List<Person> people = new ArrayList<>();
        reviews.logins().forEach((mail, login) -> people.add(Person.of(mail + " @" + login)));
        List<Review> given = new ArrayList<>();
        for (ForgeApproval approval : reviews.approvals()) {
            given.add(new Review(
                    Person.of("@" + approval.login()), approval.teams(), approval.commit(), approval.address()));
        }
        return new ForgeReviews(List.of(Person.of("@" + reviews.opener())), people, given, reviews);
    }

    /** What the forge calls each team that names no members: as before the change, so that nobody stands in for a team by changing that. */
    private static Map<String, String> teams(Reading before, Reading now, ForgeKind forge) {
        Map<String, String> teams = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (Reading reading : List.of(before, now)) {
            for (Fact fact : reading.registry().facts().facts()) {
                boolean isFirst = fact instanceof Team team && known.add(team.name());
                if (isFirst
                        && fact instanceof Team team
                        && team.members().isEmpty()
                        && isTeamOf(forge, team.forgeTeam())) {
                    teams.put(team.name(), team.forgeTeam());
                }
            }
        }
        return teams;
    }

    /** In GitHub a team belongs to an organisation; in GitLab it is a group, which need not be in another. */
    private static boolean isTeamOf(ForgeKind forge, String handle) {
        return forge == ForgeKind.GITHUB ? handle.indexOf('/') > 0 : !handle.isEmpty();
    }

    private static String token(ForgeKind forge, Call call) {
        List<String> variables = TOKENS.get(forge);
        for (String variable : variables) {
            String token = call.surroundings().variable(variable).strip();
            if (token.isEmpty()) {
                continue;
            }
            if (!token.matches("[!-~]+")) {
                throw new UsageProblem(variable + ": holds characters that no token has");
            }
            return token;
        }
        throw new UsageProblem("there is no token to ask the forge with\nSet the variable "
                + String.join(" or ", variables)
                + (forge == ForgeKind.GITHUB
                        ? " to one that may read pull requests and, for teams, the organisation's members."
                        : " to one of scope read_api that may see the project and, for teams, their groups; the"
                                + " token of a job may not."));
    }
}
