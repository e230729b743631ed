package dev.serviceregistry.registry.secrets;

import java.util.List;
import java.util.Locale;

/**
 * The form of the tokens of one issuer: a beginning and, behind it, characters of one alphabet.
 *
 * @param kind what such a token is, for people
 * @param beginning how it begins
 * @param alphabet what follows
 * @param least how many characters follow at least
 * @param most how many characters follow at most
 * @param drawn whether capitals or small letters and digits must be mixed in it, since the beginning alone proves little
 */
record TokenForm(String kind, String beginning, Alphabet alphabet, int least, int most, boolean drawn) {

    /** No token is longer, and nobody looks further for its end. */
    static final int LONGEST = 4_096;

    /** How many different characters a token has at least. */
    private static final int FEWEST_CHARACTERS = 4;

    /** Words in what stands in the place of a token until somebody writes one. */
    private static final List<String> REQUESTS = Words.list("your here token secret placeholder change replace insert");

    /** As which somebody blacks a token out. */
    private static final String BLACK = "xxxxxxxx";

    /** The characters of a token. */
    enum Alphabet {
        HEX,
        /** Capitals and digits. */
        CAPITALS,
        /** Capitals, digits and hyphens. */
        GROUPS,
        /** Letters and digits. */
        LETTERS,
        /** Letters, digits and underscores. */
        WORD,
        /** Letters, digits, hyphens and underscores. */
        URL,
        /** The same with dots. */
        DOTTED,
        /** Letters, digits, {@code +}, {@code /} and {@code =}. */
        BASE64;

        boolean has(char c) {
            boolean digit = c >= '0' && c <= '9';
            boolean capital = c >= 'A' && c <= 'Z';
            boolean small = c >= 'a' && c <= 'z';
            return switch (this) {
                case HEX -> digit || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
                case CAPITALS -> digit || capital;
                case GROUPS -> digit || capital || c == '-';
                case LETTERS -> digit || capital || small;
                case WORD -> digit || capital || small || c == '_';
                case URL -> digit || capital || small || c == '_' || c == '-';
                case DOTTED -> digit || capital || small || c == '_' || c == '-' || c == '.';
                case BASE64 -> digit || capital || small || c == '+' || c == '/' || c == '=';
            };
        }
    }

    static TokenForm of(String kind, String beginning, Alphabet alphabet, int least) {
        return new TokenForm(kind, beginning, alphabet, least, Integer.MAX_VALUE, false);
    }

    static TokenForm exact(String kind, String beginning, Alphabet alphabet, int length) {
        return new TokenForm(kind, beginning, alphabet, length, length, false);
    }

    /** The same, with letters and digits mixed. */
    TokenForm mixed() {
        return new TokenForm(kind, beginning, alphabet, least, most, true);
    }

    /** Where a token of this form ends that begins at a place of a text; -1 when none does. */
    int end(String text, int from) {
        if (!text.startsWith(beginning, from)) {
            return -1;
        }
        int start = from + beginning.length();
        int end = start;
        int digits = 0;
        int letters = 0;
        int limit = Math.min(text.length(), start + LONGEST);
        while (end < limit && end - start <= most && alphabet.has(text.charAt(end))) {
            boolean digit = Character.isDigit(text.charAt(end));
            digits += digit ? 1 : 0;
            letters += Character.isLetter(text.charAt(end)) ? 1 : 0;
            end++;
        }
        int length = end - start;
        boolean fits = length >= least && length <= most && (!drawn || digits >= 2 && letters >= 4);
        return !fits || isStandIn(text, start, end) ? -1 : end;
    }

    /** Whether what would be drawn by lot is a few characters again and again, or words that ask for the token. */
    static boolean isStandIn(String text, int from, int to) {
        long before = 0;
        long behind = 0;
        int digits = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            before |= c < 64 ? 1L << c : 0;
            behind |= c >= 64 ? 1L << (c - 64) : 0;
            digits += Character.isDigit(c) ? 1 : 0;
        }
        String lowerCase = text.substring(from, to).toLowerCase(Locale.ROOT);
        return Long.bitCount(before) + Long.bitCount(behind) < FEWEST_CHARACTERS
                || lowerCase.contains(BLACK)
                || digits < 2 && Words.hasOne(lowerCase, REQUESTS);
    }
}
