package dev.serviceregistry.engine.report;

/**
 * Text of the repository made fit for Markdown and for HTML: nothing in it is a mark, a link, a tag or a mention.
 *
 * <p>Marks become numeric references, which mean the same in a paragraph, a table and a tag.
 */
final class MarkdownText {

    private static final String MARKS = "\\`*_{}[]<>#!|~&$";

    private MarkdownText() {}

    /** The text on one line. */
    static String of(String text) {
        StringBuilder marked = new StringBuilder(text.length() + 16);
        append(text, false, marked);
        return marked.toString();
    }

    /** The text as code on one line. */
    static String code(String text) {
        StringBuilder marked = new StringBuilder(text.length() + 32).append("<code>");
        append(text, true, marked);
        return marked.append("</code>").toString();
    }

    private static void append(String text, boolean code, StringBuilder marked) {
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            char next = i < text.length() ? text.charAt(i) : ' ';
            if (MARKS.indexOf(point) >= 0 || point == '@' || isLink(point, next, code) || isWeb(text, i)) {
                marked.append("&#").append(point).append(';');
            } else if (point == '\n' || point == '\r') {
                marked.append(' ');
            } else {
                ShownText.append(marked, point, 0);
            }
            if (!code && (point == '@' || (point == '#' || point == '!') && Character.isLetterOrDigit(next))) {
                // Forges look for mentions in what is rendered: a reference alone would still call the team.
                marked.append("&#8203;");
            }
        }
    }

    /** Whether a colon is part of an address or of a name for an emoji, and not of a sentence or a place. */
    private static boolean isLink(int point, char next, boolean code) {
        return point == ':' && next != ' ' && (!code || next == '/');
    }

    /** Whether the dot before this place would make an address of what follows. */
    private static boolean isWeb(String text, int end) {
        return text.charAt(end - 1) == '.' && text.regionMatches(true, Math.max(0, end - 4), "www.", 0, 4);
    }
}
