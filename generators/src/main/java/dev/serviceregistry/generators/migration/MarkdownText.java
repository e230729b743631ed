package dev.serviceregistry.generators.migration;

/** Text of the repository made fit for Markdown: nothing in it is a mark, a link, a tag or a mention. */
final class MarkdownText {

    private static final String MARKS = "\\`*_{}[]<>#!|~&$@:";

    private MarkdownText() {}

    /** The text on one line, in the midst of which it stands. */
    static String of(String text) {
        return marked(text, false);
    }

    /** The text as code on one line. */
    static String code(String text) {
        return "<code>" + marked(text, true) + "</code>";
    }

    private static String marked(String text, boolean code) {
        StringBuilder marked = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            char next = i < text.length() ? text.charAt(i) : ' ';
            boolean part = point == ':' && (code ? next != '/' : next == ' ');
            if (point == '\n' || point == '\r' || point == '\t') {
                marked.append(' ');
            } else if (isUnseen(point)) {
                marked.append("&lt;U+").append(String.format("%04X", point)).append("&gt;");
            } else if (MARKS.indexOf(point) >= 0 && !part || point == '.' && isWeb(text, i)) {
                marked.append("&#").append(point).append(';');
            } else {
                marked.appendCodePoint(point);
            }
            if (!code && (point == '@' || point == '#' || point == '!')) {
                // Forges look for mentions in what is rendered: a reference alone would still call the team.
                marked.append("&#8203;");
            }
        }
        return marked.toString();
    }

    /** Lines as they are, fenced off so that nothing in them ends the fence. */
    static String block(String language, String lines) {
        int longest = 2;
        int run = 0;
        for (int i = 0; i < lines.length(); i++) {
            run = lines.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        return fence + language + "\n" + lines + (lines.endsWith("\n") ? "" : "\n") + fence + "\n";
    }

    /** Whether a text has characters that a reader would not see or that would reorder what is seen. */
    static boolean hasUnseen(String text) {
        return text.codePoints().anyMatch(point -> isUnseen(point) && point != '\n' && point != '\r' && point != '\t');
    }

    private static boolean isUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** Whether the dot before this place would make an address of what follows. */
    private static boolean isWeb(String text, int end) {
        return text.regionMatches(true, Math.max(0, end - 4), "www.", 0, 4);
    }
}
