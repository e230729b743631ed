package dev.serviceregistry.cli;

/** The options of every command that takes the reviews of a pull request for approvals. */
final class ForgeOptions {

    String pullRequest = "";
    String address = "";

    void declare(Options options) {
        options.text(
                        "--pull-request",
                        "NUMBER",
                        "Take the reviews of this pull request for approvals: NUMBER, OWNER/NAME#NUMBER or its address;"
                                + " of GitLab NUMBER, GROUP/NAME!NUMBER or its address.",
                        value -> pullRequest = value)
                .text(
                        "--forge",
                        "URL",
                        "Where the forge's REST API is. Default: what the pull request's address says, else"
                                + " GITHUB_API_URL or CI_API_V4_URL, else https://api.github.com or"
                                + " https://gitlab.com/api/v4.",
                        value -> address = value);
    }

    /** Whether a forge is asked at all. */
    boolean isAsked() {
        return !pullRequest.isEmpty();
    }

    UsageProblem withoutComparison(Call call) {
        return call.settings()
                .problem("pull_request", "say what the pull request changes: --against REF, DIR or VERSION");
    }
}
