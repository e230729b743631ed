package dev.serviceregistry.engine.report;

import java.util.Locale;
import java.util.Optional;

/** The formats of reports, by the names that options use. */
public enum ReportFormat {
    /** For people at a terminal. */
    TEXT,
    /** For programs; {@code report.schema.json} describes it. */
    JSON,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** JUnit's XML, for whatever shows test results. */
    JUNIT,
    /** Workflow commands, which GitHub shows at the lines of a change. */
    GITHUB,
    /** The Code Quality report of GitLab. */
    GITLAB,
    /** For the comments of a pull request. */
    MARKDOWN,
    /** One page for a browser, which needs nothing beside it. */
    HTML;

    /** Makes a reporter; a format that no person reads has no style. */
    public Reporter reporter(ReportStyle style) {
        return switch (this) {
            case TEXT -> new TextReporter(style);
            case JSON -> new JsonReporter();
            case SARIF -> new SarifReporter();
            case JUNIT -> new JunitReporter();
            case GITHUB -> new GitHubReporter();
            case GITLAB -> new GitLabReporter();
            case MARKDOWN -> new MarkdownReporter();
            case HTML -> new HtmlReporter();
        };
    }

    /** Whether it names files from the root of the git checkout, as forges do, and not from the repository's. */
    public boolean namesFilesFromCheckout() {
        return this != TEXT && this != JSON;
    }

    /** The format with this name. */
    public static Optional<ReportFormat> named(String name) {
        for (ReportFormat format : values()) {
            if (format.toString().equals(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The spelling that options use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
