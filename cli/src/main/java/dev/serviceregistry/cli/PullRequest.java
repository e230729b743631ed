package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.forge.ForgeKind;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pull request of GitHub, or a merge request of GitLab, whose reviews are asked for.
 *
 * @param forge which forge it is
 * @param repository where it is, as {@code owner/name}
 * @param number its number there
 * @param api the address of the forge's REST API
 */
record PullRequest(ForgeKind forge, String repository, int number, URI api) {

    private static final String SETTING = "pull_request";
    private static final String ADDRESS = "forge";

    private static final String HOST = "(?:(?<host>https?://[^/@]+)/)?";
    private static final String NUMBER = "(?<number>[1-9]\\d{0,8})";
    private static final String NAME = "[\\w.-]+";
    private static final Pattern OF_GITHUB =
            Pattern.compile(HOST + "(?<repository>" + NAME + "/" + NAME + ")(?:/pull/|#)" + NUMBER + "/?");
    private static final Pattern OF_GITLAB = Pattern.compile(
            HOST + "(?<repository>" + NAME + "(?:/" + NAME + ")+)(?:/-/merge_requests/|!)" + NUMBER + "/?");

    private static final String GITHUB = "https://github.com";
    private static final String GITHUB_API = "https://api.github.com";
    private static final String GITLAB = "https://gitlab.com";
    private static final String GITLAB_PATH = "/api/v4";

    /** Refuses what the repository's own file says of it: whoever changes that would say whose reviews count. */
    static void refuseFromFile(Call call) {
        call.settings().refuseFromFile(SETTING);
        call.settings().refuseFromFile(ADDRESS);
    }

    /** The one that the options name, in a forge that they or the surroundings name. */
    static PullRequest of(ForgeOptions options, Call call) {
        Matcher github = OF_GITHUB.matcher(options.pullRequest);
        if (github.matches()) {
            return named(ForgeKind.GITHUB, github, options, call);
        }
        Matcher gitlab = OF_GITLAB.matcher(options.pullRequest);
        if (gitlab.matches()) {
            return named(ForgeKind.GITLAB, gitlab, options, call);
        }
        if (!options.pullRequest.matches(NUMBER)) {
            throw call.settings()
                    .problem(
                            SETTING,
                            "'" + options.pullRequest + "' is no pull request such as 17 or acme/registry#17, and no"
                                    + " merge request such as acme/registry!17");
        }
        return ofPipeline(options, call);
    }

    private static PullRequest named(ForgeKind forge, Matcher named, ForgeOptions options, Call call) {
        String host = named.group("host");
        return new PullRequest(
                forge,
                named.group("repository"),
                Integer.parseInt(named.group("number")),
                api(forge, host == null ? "" : host, options, call));
    }

    /** The pull request of this number in the repository whose pipeline this is. */
    private static PullRequest ofPipeline(ForgeOptions options, Call call) {
        Surroundings surroundings = call.surroundings();
        String github = surroundings.variable("GITHUB_REPOSITORY");
        String target = surroundings.variable("CI_MERGE_REQUEST_PROJECT_PATH");
        String gitlab = target.isEmpty() ? surroundings.variable("CI_PROJECT_PATH") : target;
        ForgeKind forge = github.isEmpty() ? ForgeKind.GITLAB : ForgeKind.GITHUB;
        String repository = github.isEmpty() ? gitlab : github;
        if (!repository.matches(NAME + "(/" + NAME + ")+")) {
            throw call.settings()
                    .problem(
                            SETTING,
                            "say of which repository: OWNER/NAME#" + options.pullRequest + " in GitHub, GROUP/NAME!"
                                    + options.pullRequest
                                    + " in GitLab, or set the variable GITHUB_REPOSITORY or CI_PROJECT_PATH");
        }
        return new PullRequest(forge, repository, Integer.parseInt(options.pullRequest), api(forge, "", options, call));
    }

    private static URI api(ForgeKind forge, String host, ForgeOptions options, Call call) {
        String text = options.address;
        if (text.isEmpty()) {
            text = forge == ForgeKind.GITHUB ? ofGitHub(host, call) : ofGitLab(host, call);
        }
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
                        ADDRESS,
                        "'" + text + "' is no address such as https://github.example.org/api/v3 or"
                                + " https://gitlab.example.org/api/v4; a token goes over https alone");
    }

    private static String ofGitHub(String host, Call call) {
        if (!host.isEmpty()) {
            return host.equals(GITHUB) ? GITHUB_API : host + "/api/v3";
        }
        String variable = call.surroundings().variable("GITHUB_API_URL");
        return variable.isEmpty() ? GITHUB_API : variable;
    }

    private static String ofGitLab(String host, Call call) {
        String variable = call.surroundings().variable("CI_API_V4_URL");
        return host.isEmpty() && !variable.isEmpty() ? variable : (host.isEmpty() ? GITLAB : host) + GITLAB_PATH;
    }

    private static boolean isHere(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The same as people of its forge write it. */
    @Override
    public String toString() {
        return repository + (forge == ForgeKind.GITHUB ? "#" : "!") + number;
    }
}
