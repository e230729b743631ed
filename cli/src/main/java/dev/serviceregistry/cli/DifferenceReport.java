package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.FileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Adds what the generated output changes to a Markdown report, collapsed, within what forges take as one comment. */
final class DifferenceReport {

    private static final int MOST_BYTES = 65_000;

    private static final String DIGEST = "# Declared: sha256:";

    /** What stands around the differences, at its longest. */
    private static final int FRAME = 400;

    private DifferenceReport() {}

    /**
     * A report with a section at its end; one that is not there begins with it. The same as it was where there is no room.
     *
     * @param differences the unified difference of each file, secrets masked
     */
    static String grown(Path report, List<String> differences) throws IOException {
        String before = Files.isRegularFile(report) ? FileReader.text(report) : "";
        int room = MOST_BYTES - size(before) - FRAME;
        StringBuilder shown = new StringBuilder();
        int left = 0;
        int digests = 0;
        for (String difference : differences) {
            int size = size(difference);
            if (isOfDigest(difference)) {
                digests++;
            } else if (size <= room) {
                shown.append(difference);
                room -= size;
            } else {
                left++;
            }
        }
        // Nothing in a difference can end a fence that is longer than every run of tildes in it.
        String fence = "~".repeat(Math.max(3, longestRun(shown) + 1));
        StringBuilder section = new StringBuilder(before.isEmpty() || before.endsWith("\n\n") ? "" : "\n");
        section.append("<details><summary>What the generated output changes: ")
                .append(Counts.of(differences.size() - digests, "file"))
                .append("</summary>\n\n");
        if (!shown.isEmpty()) {
            section.append(fence).append("diff\n").append(shown).append(fence).append("\n\n");
        }
        if (left > 0) {
            section.append(Counts.of(left, "file"))
                    .append(" more: the differences are too long for a comment. `generate --check` shows them.\n\n");
        }
        if (digests > 0) {
            section.append(Counts.of(digests, "file")).append(" more: nothing but the digest of what is declared.\n\n");
        }
        section.append("</details>\n");
        return size(before) + size(section) <= MOST_BYTES ? before + section : before;
    }

    /** Whether only the line changes that tells apart what a file was made of. */
    private static boolean isOfDigest(String difference) {
        boolean changes = false;
        for (String line : difference.split("\n", -1)) {
            boolean isName = line.startsWith("--- ") || line.startsWith("+++ ");
            if (!isName && (line.startsWith("-") || line.startsWith("+"))) {
                if (!line.startsWith(DIGEST, 1)) {
                    return false;
                }
                changes = true;
            }
        }
        return changes;
    }

    private static int size(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static int longestRun(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '~' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
