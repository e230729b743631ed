package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What is known of the forge whose pipeline this runs in, and of the checkout that it works on. */
final class Forge {

    private Forge() {}

    /** The path of a directory within its git checkout, with {@code /} at its end; empty for its root or without one. */
    static String pathInCheckout(Path directory) throws IOException {
        Path real = directory.toRealPath();
        for (Path root = real; root != null; root = root.getParent()) {
            if (Files.exists(root.resolve(".git"))) {
                StringBuilder path = new StringBuilder();
                for (Path part : root.relativize(real)) {
                    path.append(part).append(part.toString().isEmpty() ? "" : "/");
                }
                return path.toString();
            }
        }
        return "";
    }

    /** Where the forge shows the files of the commit that is checked out, or nothing outside of its pipelines. */
    static String pages(Surroundings surroundings) {
        String repository = surroundings.variable("GITHUB_REPOSITORY");
        String commit = surroundings.variable("GITHUB_SHA");
        if (!repository.isEmpty() && !commit.isEmpty()) {
            return address(surroundings.variable("GITHUB_SERVER_URL") + "/" + repository + "/blob/" + commit + "/");
        }
        String project = surroundings.variable("CI_PROJECT_URL");
        commit = surroundings.variable("CI_COMMIT_SHA");
        return project.isEmpty() || commit.isEmpty() ? "" : address(project + "/-/blob/" + commit + "/");
    }

    /** The text, when it is an address that means nothing else in a report. */
    private static String address(String text) {
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            return "";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && "/:._-~%+".indexOf(c) < 0) {
                return "";
            }
        }
        return text;
    }

    /** Adds the report to the summary of the job, when the runner has told where that is. */
    static void writeSummary(Judgement judgement, Surroundings surroundings) throws IOException {
        String file = surroundings.variable("GITHUB_STEP_SUMMARY");
        if (file.isEmpty()) {
            return;
        }
        // Steps share the file, so nothing in it is replaced.
        try (Writer out = Files.newBufferedWriter(
                surroundings.directory().resolve(file),
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            ReportFormat.MARKDOWN.reporter(ReportStyle.PLAIN).write(judgement, out);
        }
    }
}
