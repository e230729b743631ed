package dev.serviceregistry.registry.editing;

/** Writes what somebody else wrote into Markdown, where it must stay text. */
final class MarkdownText {

    private MarkdownText() {}

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ("\\`*_{}[]<>()#+!|&~".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return escaped.toString();
    }

    /** The text as code; a backtick in it becomes an apostrophe. */
    static String code(String text) {
        return "`" + text.replace('`', '\'').replace('\n', ' ').replace('\r', ' ') + "`";
    }
}
