package dev.serviceregistry.generators.migration;

import dev.serviceregistry.registry.WrittenLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes changed lines as a patch that {@code git apply} takes; a line that holds a secret is never part of it. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private final List<WrittenLine> lines;
    private final SortedMap<Integer, String> replaced;
    private final SortedSet<Integer> removed;
    private int shift;

    private UnifiedDiff(List<WrittenLine> lines, FileEdits edits) {
        this.lines = lines;
        this.replaced = edits.replaced();
        this.removed = edits.removed();
    }

    /**
     * The patch; empty when nothing changes.
     *
     * @param path the file's path from where the patch is applied
     */
    static String of(String path, List<WrittenLine> lines, FileEdits edits) {
        UnifiedDiff diff = new UnifiedDiff(lines, edits);
        StringBuilder text = new StringBuilder();
        for (List<Integer> hunk : diff.hunks()) {
            text.append(diff.hunk(hunk));
        }
        String name = quoted(path);
        return text.isEmpty()
                ? ""
                : "--- " + name.replace("@", "a/") + "\n+++ " + name.replace("@", "b/") + "\n" + text;
    }

    /** The path with {@code @} where its prefix stands, in the quotes that git asks for where something unusual is in it. */
    private static String quoted(String path) {
        StringBuilder name = new StringBuilder("@");
        boolean plain = true;
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            boolean usual = b > ' ' && b < 0x7f && b != '"' && b != '\\' && b != '@';
            plain &= usual;
            name.append(usual ? Character.toString(b) : String.format("\\%03o", b & 0xff));
        }
        return plain ? name.toString() : '"' + name.toString() + '"';
    }

    private List<List<Integer>> hunks() {
        TreeSet<Integer> changed = new TreeSet<>(removed);
        changed.addAll(replaced.keySet());
        List<List<Integer>> hunks = new ArrayList<>();
        List<Integer> hunk = new ArrayList<>();
        for (int line : changed) {
            if (!hunk.isEmpty() && (line - hunk.get(hunk.size() - 1) > 2 * CONTEXT || isParted(hunk, line))) {
                hunks.add(hunk);
                hunk = new ArrayList<>();
            }
            hunk.add(line);
        }
        if (!hunk.isEmpty()) {
            hunks.add(hunk);
        }
        return hunks;
    }

    private boolean isParted(List<Integer> hunk, int line) {
        for (int between = hunk.get(hunk.size() - 1) + 1; between < line; between++) {
            if (lines.get(between - 1).holdsSecret()) {
                return true;
            }
        }
        return false;
    }

    private String hunk(List<Integer> changed) {
        int first = changed.get(0);
        int last = changed.get(changed.size() - 1);
        int from = first;
        while (from > 1 && first - from < CONTEXT && isContext(from - 1)) {
            from--;
        }
        int to = last;
        while (to < lines.size() && to - last < CONTEXT && isContext(to + 1)) {
            to++;
        }
        StringBuilder old = new StringBuilder();
        StringBuilder body = new StringBuilder();
        int oldCount = 0;
        int newCount = 0;
        StringBuilder added = new StringBuilder();
        for (int number = from; number <= to; number++) {
            WrittenLine line = lines.get(number - 1);
            boolean changes = removed.contains(number) || replaced.containsKey(number);
            if (!changes) {
                body.append(old).append(added);
                old.setLength(0);
                added.setLength(0);
                append(' ', line.text(), line.end(), body);
                oldCount++;
                newCount++;
                continue;
            }
            append('-', line.text(), line.end(), old);
            oldCount++;
            if (replaced.containsKey(number)) {
                append('+', replaced.get(number), line.end(), added);
                newCount++;
            }
        }
        body.append(old).append(added);
        int start = from + shift;
        shift += newCount - oldCount;
        return "@@ -" + from + "," + oldCount + " +" + (newCount == 0 ? start - 1 : start) + "," + newCount + " @@\n"
                + body;
    }

    /** A line beside a change that is neither changed itself nor secret. */
    private boolean isContext(int number) {
        return !lines.get(number - 1).holdsSecret() && !removed.contains(number) && !replaced.containsKey(number);
    }

    private static void append(char mark, String text, String end, StringBuilder out) {
        out.append(mark).append(text);
        out.append(end.isEmpty() ? "\n\\ No newline at end of file\n" : end);
    }
}
