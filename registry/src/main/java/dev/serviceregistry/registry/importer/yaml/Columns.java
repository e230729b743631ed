package dev.serviceregistry.registry.importer.yaml;

import java.util.Arrays;

/**
 * Turns columns that count characters into columns of UTF-16 units.
 *
 * <p>It remembers where it was: a text on one line has as many places as values, and each would be counted from the
 * line's beginning.
 */
final class Columns {
    private final String text;
    private final boolean wide;
    private int[] starts = new int[0];
    private int line = -1;
    private int character;
    private int unit;

    Columns(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    /**
     * The column, from 1.
     *
     * @param row the line, from 0
     * @param column the characters before it
     */
    int of(int row, int column) {
        if (!wide) {
            return column + 1;
        }
        if (row != line) {
            line = row;
            character = 0;
            unit = 0;
        }
        int start = lineStart(row + 1);
        int end = lineStart(row + 2);
        int at = start + unit;
        while (character < column && at < end) {
            at += Character.charCount(text.codePointAt(at));
            character++;
        }
        while (character > column) {
            at -= Character.charCount(text.codePointBefore(at));
            character--;
        }
        unit = at - start;
        return unit + 1 + Math.max(0, column - character);
    }

    /** Where a line begins, from 1; the text's end for those behind it, its beginning for those before it. */
    int lineStart(int number) {
        if (starts.length == 0) {
            starts = starts();
        }
        return number < 1 ? 0 : number > starts.length ? text.length() : starts[number - 1];
    }

    private int[] starts() {
        int[] found = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
