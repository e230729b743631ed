package dev.serviceregistry.engine.report;

import java.util.Locale;

/** Text of the repository made fit for a terminal: nothing in it can move the cursor, hide or reorder what is shown. */
public final class ShownText {

    private static final int TAB = 4;

    private ShownText() {}

    /** The text on one line, every control character replaced by its visible name. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            append(shown, point, 0);
            i += Character.charCount(point);
        }
        return shown.toString();
    }

    /** Appends a character as it is shown, and returns how many columns of a terminal it takes. */
    static int append(StringBuilder shown, int point, int column) {
        if (point >= ' ' && point <= '~') {
            shown.append((char) point);
            return 1;
        }
        if (point == '\t') {
            int width = TAB - column % TAB;
            shown.append(" ".repeat(width));
            return width;
        }
        if (isDangerous(point)) {
            String name = "<U+" + hex(point) + ">";
            shown.append(name);
            return name.length();
        }
        shown.appendCodePoint(point);
        return width(point);
    }

    /** How many columns of a terminal the text takes. */
    public static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += width(point);
            i += Character.charCount(point);
        }
        return width;
    }

    private static boolean isDangerous(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            case Character.FORMAT -> point != 0x200D; // joins emoji; the other formats reorder or hide text
            default -> false;
        };
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point).toUpperCase(Locale.ROOT);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    private static int width(int point) {
        if (point < 0x300) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** The blocks that terminals draw two columns wide: East Asian scripts, full-width forms and emoji. */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115F
                || point >= 0x2E80 && point <= 0x303E
                || point >= 0x3041 && point <= 0xA4CF
                || point >= 0xA960 && point <= 0xA97F
                || point >= 0xAC00 && point <= 0xD7A3
                || point >= 0xF900 && point <= 0xFAFF
                || point >= 0xFE30 && point <= 0xFE6F
                || point >= 0xFF00 && point <= 0xFF60
                || point >= 0xFFE0 && point <= 0xFFE6
                || point >= 0x1F300 && point <= 0x1F64F
                || point >= 0x1F680 && point <= 0x1F6FF
                || point >= 0x1F900 && point <= 0x1FAFF
                || point >= 0x20000 && point <= 0x3FFFD;
    }
}
