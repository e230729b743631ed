package dev.serviceregistry.registry.schema;

import org.jspecify.annotations.Nullable;

/**
 * The ranges and versions that nearly everybody writes: numbers alone, compared by {@code ^}, {@code ~}, {@code >=} and
 * {@code <}. They are judged without the library for all others, whose loading a short run would feel; a test compares the
 * two.
 */
final class PlainRange {

    private static final int MOST_DIGITS = 9;

    private final String text;
    private int at;

    private PlainRange(String text) {
        this.text = text;
    }

    /** Whether a version lies in a range; null when one of them is not plain. */
    static @Nullable Boolean contains(String range, String version) {
        int[] three = {-1, -1, -1};
        PlainRange number = new PlainRange(version);
        if (!number.read(three) || number.at < version.length() || three[2] < 0) {
            return null;
        }
        PlainRange terms = new PlainRange(range);
        Boolean inside = terms.term(three);
        // Of two terms only a lower and an upper bound are plain.
        if (inside != null && range.startsWith(">=") && range.startsWith(" <", terms.at)) {
            terms.at++;
            Boolean below = terms.term(three);
            inside = below == null ? null : Boolean.valueOf(inside && below);
        }
        return terms.at == range.length() ? inside : null;
    }

    /** Whether a version satisfies the term at which the range stands. */
    private @Nullable Boolean term(int[] version) {
        char operator = at < text.length() ? text.charAt(at) : ' ';
        if (operator == '>') {
            if (!text.startsWith(">=", at)) {
                return null;
            }
            at++;
        }
        at++;
        int[] bound = {-1, -1, -1};
        if ("^~><".indexOf(operator) < 0 || !read(bound)) {
            return null;
        }
        // Below 1.0.0 every part that is written or left out has a meaning of its own.
        if (operator == '^' && bound[0] == 0) {
            return null;
        }
        int order = compare(version, bound);
        return switch (operator) {
            case '^' -> order >= 0 && version[0] == bound[0];
            case '~' -> order >= 0 && version[0] == bound[0] && (bound[1] < 0 || version[1] == bound[1]);
            case '>' -> order >= 0;
            default -> order < 0;
        };
    }

    /** Reads one to three numbers with dots between them. */
    private boolean read(int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            int from = at;
            int number = 0;
            while (at < text.length() && at - from <= MOST_DIGITS && isDigit(text.charAt(at))) {
                number = number * 10 + text.charAt(at) - '0';
                at++;
            }
            int digits = at - from;
            if (digits == 0 || digits > MOST_DIGITS || digits > 1 && text.charAt(from) == '0') {
                return false;
            }
            numbers[i] = number;
            if (i == 2 || at == text.length() || text.charAt(at) != '.') {
                return at == text.length() || text.charAt(at) == ' ';
            }
            at++;
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** Compares a version with a bound, whose missing parts are zero. */
    private static int compare(int[] version, int[] bound) {
        for (int i = 0; i < version.length; i++) {
            int order = Integer.compare(version[i], Math.max(bound[i], 0));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
