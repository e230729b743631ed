package dev.serviceregistry.registry.importer.yaml;

import java.util.Arrays;

/**
 * Turns the indexes of a text's characters into lines and columns, which count UTF-16 units, from 1.
 *
 * <p>It remembers where it was, since places are mostly asked for one after the other.
 */
final class Places {
    private final String text;
    private final boolean wide;
    private int[] starts = new int[0];

    /** A character and the unit at which it begins. */
    private int character;

    private int unit;

    /** The line, from 0, of the place that was asked for last. */
    private int row;

    Places(String text) {
        this.text = text;
        this.wide = text.chars().anyMatch(c -> Character.isSurrogate((char) c));
    }

    /** A place of a text. */
    record Place(int line, int column) {}

    /** The place of a character; the text's end for those behind it. */
    Place of(int index) {
        int at = unit(index);
        if (at < lineStart(row + 1) || at >= lineStart(row + 2)) {
            int found = Arrays.binarySearch(starts, at);
            row = found >= 0 ? found : -found - 2;
        }
        return new Place(row + 1, at - lineStart(row + 1) + 1);
    }

    private int unit(int index) {
        if (!wide) {
            return Math.min(index, text.length());
        }
        while (character < index && unit < text.length()) {
            unit += Character.charCount(text.codePointAt(unit));
            character++;
        }
        while (character > index) {
            unit -= Character.charCount(text.codePointBefore(unit));
            character--;
        }
        return unit;
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
