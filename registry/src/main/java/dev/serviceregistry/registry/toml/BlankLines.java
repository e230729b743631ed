package dev.serviceregistry.registry.toml;

/**
 * Puts spaces in the place of blank lines and of lines that only have a comment, line ends included: for a run of them the TOML
 * library takes the third power of its length. Everything else keeps its offset, though not its line.
 */
final class BlankLines {

    private final String text;
    private final StringBuilder spaced;

    private BlankLines(String text) {
        this.text = text;
        this.spaced = new StringBuilder(text);
    }

    /** The text without the blank lines of the document; a valid text says the same afterwards. */
    static String spaced(String text) {
        return new BlankLines(text).spaced(false);
    }

    /**
     * The text without what looks like blank lines in its strings either; a valid text is valid afterwards, but its strings may
     * say less. Behind a mistake nobody knows what is a string, so this is the text to look for mistakes in.
     */
    static String spacedInStringsToo(String text) {
        return new BlankLines(text).spaced(true);
    }

    private String spaced(boolean inStringsToo) {
        int at = afterBlankLines(0);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"' || c == '\'') {
                int end = TomlLimits.endOfString(text, at, c);
                if (inStringsToo) {
                    spaceWithin(at, end);
                }
                at = end;
            } else if (c == '#') {
                at = TomlLimits.endOfLine(text, at);
            } else if (c == '\n') {
                at = afterBlankLines(at + 1);
            } else {
                at++;
            }
        }
        return spaced.toString();
    }

    private int afterBlankLines(int from) {
        int at = from;
        while (at < text.length()) {
            int content = content(at);
            int next = nextLine(content);
            if (!isEnd(content) && !isComment(content, next)) {
                break;
            }
            space(at, next);
            at = next;
        }
        return at;
    }

    /** The line that a string ends in is not looked at: what ends it must stay. */
    private void spaceWithin(int from, int to) {
        int last = text.lastIndexOf('\n', to - 1) + 1;
        int at = nextLine(from);
        while (at < last) {
            int content = content(at);
            int next = nextLine(content);
            if (isEnd(content) || isComment(content, next) && !hasQuotes(content, next)) {
                space(at, next);
            } else if (isComment(content, next)) {
                space(content, content + 1);
            }
            at = next;
        }
    }

    private void space(int from, int to) {
        for (int i = from; i < to; i++) {
            spaced.setCharAt(i, ' ');
        }
    }

    private int nextLine(int from) {
        return Math.min(TomlLimits.endOfLine(text, from) + 1, text.length());
    }

    /** The first character of a line that is neither a space nor a tab, or its end. */
    private int content(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private boolean isEnd(int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.startsWith("\r\n", at);
    }

    /** Whether a comment begins here; TOML has none with control characters in it. */
    private boolean isComment(int from, int next) {
        if (text.charAt(from) != '#') {
            return false;
        }
        for (int i = from; i < next && !isEnd(i); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == '\u007f') {
                return false;
            }
        }
        return true;
    }

    private boolean hasQuotes(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("\"'\\".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
