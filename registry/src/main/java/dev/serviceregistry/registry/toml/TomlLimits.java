package dev.serviceregistry.registry.toml;

import java.util.OptionalInt;

/** Refuses texts that are nested so deeply that no person wrote them, before the TOML library recurses into them. */
final class TomlLimits {

    /** How many brackets may be open at once, and how many parts a dotted key may have. */
    static final int DEPTH = 64;

    private TomlLimits() {}

    /** The offset at which the text is nested too deeply, if it is anywhere. */
    static OptionalInt tooDeep(String text) {
        int depth = 0;
        int dots = 0;
        boolean inKey = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '#' -> i = endOfLine(text, i) - 1;
                case '"', '\'' -> i = endOfString(text, i, c) - 1;
                case '[', '{' -> {
                    if (!(inKey && c == '[')) {
                        depth++;
                    }
                }
                case ']', '}' -> depth = Math.max(0, depth - 1);
                case '.' -> {
                    if (inKey) {
                        dots++;
                    }
                }
                case '=' -> {
                    inKey = false;
                    dots = 0;
                }
                case '\n' -> {
                    if (depth == 0) {
                        inKey = true;
                        dots = 0;
                    }
                }
                default -> {
                    // every other character neither opens nor closes anything
                }
            }
            if (depth > DEPTH || dots > DEPTH) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int endOfString(String text, int from, char quote) {
        String fence = String.valueOf(quote).repeat(3);
        if (text.startsWith(fence, from)) {
            int end = text.indexOf(fence, from + 3);
            return end < 0 ? text.length() : end + 3;
        }
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                return i + 1;
            } else if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }
}
