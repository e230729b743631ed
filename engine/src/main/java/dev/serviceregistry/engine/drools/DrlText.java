package dev.serviceregistry.engine.drools;

/** Finds its way through the text of a rule, past comments and quoted texts. */
public final class DrlText {

    private DrlText() {}

    /** The offset behind the comment that begins at an offset; the same offset when none does. */
    public static int behindComment(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            return end < 0 ? text.length() : end;
        }
        if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            return end < 0 ? text.length() : end + 2;
        }
        return at;
    }

    /** The offset behind the quoted text that begins at an offset; the same offset when none does. */
    public static int behindQuoted(String text, int at) {
        if (at >= text.length() || text.charAt(at) != '"') {
            return at;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }

    /** The word that begins at an offset; empty when none does. */
    public static String word(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    /** The offset of the first word from an offset on that is this one; -1 when there is none. */
    public static int find(String text, String word, int from) {
        int at = from;
        while (at < text.length()) {
            int behind = behindQuoted(text, behindComment(text, at));
            if (behind == at) {
                String found = word(text, at);
                if (found.equals(word)) {
                    return at;
                }
                behind = at + Math.max(1, found.length());
            }
            at = behind;
        }
        return -1;
    }
}
