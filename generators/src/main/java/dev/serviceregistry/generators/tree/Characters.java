package dev.serviceregistry.generators.tree;

/** What the formats have in common about characters. */
public final class Characters {

    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private Characters() {}

    /**
     * Whether every reader shows a character and takes it for nothing but itself: neither control characters, nor what
     * ends a line for some reader, nor half of a surrogate pair, nor what Unicode has set aside.
     *
     * @param c a code point
     */
    public static boolean isPrintable(int c) {
        boolean control = c < ' ' || c >= 0x7F && c <= 0x9F;
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control
                && !surrogate
                && c != LINE_SEPARATOR
                && c != PARAGRAPH_SEPARATOR
                && c != BYTE_ORDER_MARK
                && (c & 0xFFFE) != 0xFFFE
                && !isFormatting(c);
    }

    /** Marks that turn the direction of writing around, so that a text looks like another. */
    private static boolean isFormatting(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** A code point as {@code 00e9} or longer, at least as many digits as asked for. */
    public static String hex(int c, int digits) {
        String hex = Integer.toHexString(c);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }
}
