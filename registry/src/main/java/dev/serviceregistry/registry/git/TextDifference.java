package dev.serviceregistry.registry.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Tells how two texts differ, as git shows it. */
public final class TextDifference {

    private static final String NONE = "/dev/null";

    private TextDifference() {}

    /**
     * The unified difference; empty when the texts are the same.
     *
     * @param name the name of the text
     * @param before its lines; none when there was no such text
     * @param after its lines; none when there is no such text any more
     */
    public static String unified(String name, List<String> before, List<String> after) {
        RawText old = text(before);
        RawText now = text(after);
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, old, now);
            formatter.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return edits.isEmpty()
                ? ""
                : "--- " + (before.isEmpty() ? NONE : "a/" + name) + "\n+++ " + (after.isEmpty() ? NONE : "b/" + name)
                        + "\n" + out.toString(StandardCharsets.UTF_8);
    }

    private static RawText text(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return new RawText(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
