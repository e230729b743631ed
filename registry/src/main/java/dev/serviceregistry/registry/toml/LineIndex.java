package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Arrays;

/** Turns offsets into a text into lines and columns, and back. */
public final class LineIndex {

    private final String file;
    private final String text;
    private int[] starts = new int[64];
    private int lines = 1;

    /** The lines of a text; places in it bear the name of this file. */
    public LineIndex(String file, String text) {
        this.file = file;
        this.text = text;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = i + 1;
        }
    }

    /** The span from one offset up to, not including, another. */
    public SourceLocation span(int from, int to) {
        int first = line(from);
        int last = line(to);
        return new SourceLocation(file, first + 1, from - starts[first] + 1, last + 1, to - starts[last] + 1);
    }

    /** The offset at which a line begins, counted from 1; the last line's when there are not so many. */
    int start(int line) {
        return starts[Math.min(Math.max(line, 1), lines) - 1];
    }

    /** The offset of a column, counted from 1, of a line, counted from 1; never less than 0. */
    public int offset(int line, int column) {
        return start(line) + Math.max(column, 1) - 1;
    }

    /** The same, no further than the end of the line: an editor may ask for a place behind it. */
    public int offsetWithinLine(int line, int column) {
        if (line > lines) {
            return text.length();
        }
        int end = line < lines ? start(line + 1) - 1 : text.length();
        int last = line < lines && end > start(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
        return Math.min(offset(line, column), last);
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(starts, 0, lines, offset);
        return found >= 0 ? found : -found - 2;
    }
}
