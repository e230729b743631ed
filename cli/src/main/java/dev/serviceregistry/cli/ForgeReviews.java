package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeApproval;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.ledger.forge.ReviewSource;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.approval.Review;
import dev.serviceregistry.registry.values.Person;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a forge says of a pull request.
 *
 * @param openers who asks for it
 * @param people who is known by several names
 * @param reviews the reviews that approve it
 */
record ForgeReviews(List<Person> openers, List<Person> people, List<Review> reviews) {

    /** Nobody was asked. */
    static final ForgeReviews NONE = new ForgeReviews(List.of(), List.of(), List.of());

    private static final String PUBLIC = "https://api.github.com";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Where a token may stand; the first that is set is taken. */
    private static final List<String> TOKENS = List.of("SERVICE_REGISTRY_FORGE_TOKEN", "GH_TOKEN", "GITHUB_TOKEN");

    /** Asks the forge; what it does not answer ends the run before anything is judged. */
    static ForgeReviews of(ForgeOptions options, Reading before, Reading now, Call call) {
        String[] pullRequest = pullRequest(options.pullRequest, call);
        URI api = api(options.address, call);
        ForgeAnswer answer = SeparateJar.FORGE
                .service(ReviewSource.class)
                .reviews(
                        new ReviewSource.Access(api, token(call), PATIENCE),
                        pullRequest[0],
                        Integer.parseInt(pullRequest[1]),
                        teams(before, now));
        if (answer instanceof ForgeFailure failure) {
            throw new UsageProblem("the forge at " + api + " " + failure.reason()
                    + "\nNothing was judged, since nobody knows what is approved there.");
        }
        PullRequestReviews reviews = (PullRequestReviews) answer;
        List<Person> people = new ArrayList<>();
        reviews.logins().forEach((mail, login) -> people.add(Person.of(mail + " @" + login)));
        List<Review> given = new ArrayList<>();
        for (ForgeApproval approval : reviews.approvals()) {
            given.add(new Review(
                    Person.of("@" + approval.login()), approval.teams(), approval.commit(), approval.address()));
        }
        return new ForgeReviews(List.of(Person.of("@" + reviews.opener())), people, given);
    }

    /** What the forge calls each team that names no members: as before the change, so that nobody stands in for a team by changing that. */
    private static Map<String, String> teams(Reading before, Reading now) {
        Map<String, String> teams = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (Reading reading : List.of(before, now)) {
            for (Fact fact : reading.registry().facts().facts()) {
                boolean isFirst = fact instanceof Team team && known.add(team.name());
                if (isFirst
                        && fact instanceof Team team
                        && team.members().isEmpty()
                        && team.forgeTeam().indexOf('/') > 0) {
                    teams.put(team.name(), team.forgeTeam());
                }
            }
        }
        return teams;
    }

    /** The repository and the number. */
    private static String[] pullRequest(String option, Call call) {
        String repository = call.surroundings().variable("GITHUB_REPOSITORY");
        String number = option;
        int hash = option.lastIndexOf('#');
        int pull = option.indexOf("/pull/");
        if (hash > 0) {
            repository = option.substring(0, hash);
            number = option.substring(hash + 1);
        } else if (pull > 0) {
            String[] parts = option.substring(0, pull).split("/", -1);
            repository = parts.length < 2 ? "" : parts[parts.length - 2] + "/" + parts[parts.length - 1];
            number = option.substring(pull + "/pull/".length());
        }
        if (!number.matches("[1-9]\\d{0,8}") || !repository.matches("[\\w.-]+/[\\w.-]+")) {
            throw call.settings()
                    .problem(
                            "pull_request",
                            number.equals(option) && number.matches("[1-9]\\d*") && repository.isEmpty()
                                    ? "say of which repository: OWNER/NAME#" + number
                                            + ", or set the variable GITHUB_REPOSITORY"
                                    : "'" + option + "' is no pull request such as 17 or acme/registry#17");
        }
        return new String[] {repository, number};
    }

    private static URI api(String option, Call call) {
        String variable = call.surroundings().variable("GITHUB_API_URL");
        String text = !option.isEmpty() ? option : !variable.isEmpty() ? variable : PUBLIC;
        try {
            URI api = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean isSafe = "https".equals(api.getScheme()) || "http".equals(api.getScheme()) && isHere(api.getHost());
            if (isSafe && api.getHost() != null && api.getUserInfo() == null) {
                return api;
            }
        } catch (URISyntaxException e) {
            // Told below, as every other address that cannot be asked.
        }
        throw call.settings()
                .problem(
                        "forge",
                        "'" + text + "' is no address such as https://github.example.org/api/v3; a token goes"
                                + " over https alone");
    }

    private static boolean isHere(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String token(Call call) {
        for (String variable : TOKENS) {
            String token = call.surroundings().variable(variable).strip();
            if (token.isEmpty()) {
                continue;
            }
            if (!token.matches("[!-~]+")) {
                throw new UsageProblem(variable + ": holds characters that no token has");
            }
            return token;
        }
        throw new UsageProblem("there is no token to ask the forge with\nSet the variable " + TOKENS.get(0)
                + ", GH_TOKEN or GITHUB_TOKEN to one that may read pull requests and, for teams, the organisation's"
                + " members.");
    }
}
