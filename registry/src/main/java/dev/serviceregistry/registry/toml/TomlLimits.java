package dev.serviceregistry.registry.toml;

import java.util.OptionalInt;

/** Refuses texts that are nested so deeply that no person wrote them, before anything recurses into them. */
final class TomlLimits {

    /** How many tables and arrays may stand in each other, whether headers, dotted keys or brackets open them. */
    static final int DEPTH = 64;

    private final String text;
    private final int[] opened = new int[DEPTH + 1];
    private final boolean[] isTable = new boolean[DEPTH + 1];
    private int brackets;
    private int depth;
    private int headerParts;
    private int dots;
    private boolean inHeader;
    private boolean inKey = true;

    private TomlLimits(String text) {
        this.text = text;
    }

    /** The offset at which the text is nested too deeply, if it is anywhere. */
    static OptionalInt tooDeep(String text) {
        return new TomlLimits(text).find();
    }

    private OptionalInt find() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '#' -> i = endOfLine(text, i) - 1;
                case '"', '\'' -> i = endOfString(text, i, c) - 1;
                case '[', '{' -> open(c);
                case ']', '}' -> close();
                case '.' -> dot();
                case '=' -> inKey = false;
                case ',' -> {
                    inKey = brackets > 0 && isTable[brackets - 1];
                    dots = 0;
                }
                case '\n' -> endLine();
                default -> {
                    // every other character neither opens nor closes anything
                }
            }
            if (headerParts + depth + dots > DEPTH) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private void open(char bracket) {
        if (brackets == 0 && inKey && bracket == '[') {
            inHeader = true;
            headerParts = 1;
            return;
        }
        opened[brackets] = 1 + dots;
        isTable[brackets] = bracket == '{';
        depth += opened[brackets];
        brackets++;
        dots = 0;
        inKey = bracket == '{';
    }

    private void close() {
        if (brackets > 0) {
            brackets--;
            depth -= opened[brackets];
            inKey = false;
            dots = 0;
        }
    }

    private void dot() {
        if (inHeader) {
            headerParts++;
        } else if (inKey) {
            dots++;
        }
    }

    private void endLine() {
        if (brackets == 0) {
            inKey = true;
            inHeader = false;
            dots = 0;
        }
    }

    static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    static int endOfString(String text, int from, char quote) {
        String fence = String.valueOf(quote).repeat(3);
        boolean multiline = text.startsWith(fence, from);
        for (int i = from + (multiline ? 3 : 1); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == '\n' && !multiline) {
                return i;
            } else if (c == quote && !multiline) {
                return i + 1;
            } else if (c == quote && text.startsWith(fence, i)) {
                int end = i + 3;
                while (end < Math.min(i + 5, text.length()) && text.charAt(end) == quote) {
                    end++;
                }
                return end;
            }
        }
        return text.length();
    }
}
