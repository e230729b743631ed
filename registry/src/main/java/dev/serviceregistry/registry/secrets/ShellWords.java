package dev.serviceregistry.registry.secrets;

import java.util.ArrayList;
import java.util.List;

/** Parts commands and scripts into words, as a shell does. */
final class ShellWords {

    /** Words of a script that end a command. */
    static final String NEW_LINE = "\n";

    private static final String COMMENT = "#";

    private ShellWords() {}

    /**
     * The words of a line as a shell parts them; a quote that is never closed goes to its end.
     *
     * <p>What ends a command is a word too: a semicolon, a line break without a backslash before it, the hash of a comment.
     */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean begun = false;
        boolean comment = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean endsLine = c == '\n' && (quote == 0 || comment);
            if (quote != 0 && !endsLine) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (c == '\\' && i + 1 < line.length() && line.charAt(i + 1) == '\n' && !comment) {
                begun = part(words, word, begun);
                i++;
            } else if (c <= ' ' || c == ';' || c == '#' && !begun) {
                begun = part(words, word, begun);
                if (c > ' ' || endsLine) {
                    words.add(String.valueOf(c));
                }
                comment = !endsLine && (comment || c == '#');
                quote = 0;
            } else {
                word.append(c);
                begun = true;
            }
        }
        part(words, word, begun);
        return words;
    }

    /** Adds a word that has begun, and begins no other. */
    private static boolean part(List<String> words, StringBuilder word, boolean begun) {
        if (begun) {
            words.add(word.toString());
            word.setLength(0);
        }
        return false;
    }

    /** Whether a word ends a command: what follows is another one. */
    static boolean endsCommand(String word) {
        return word.equals("&&")
                || word.equals("||")
                || word.equals("|")
                || word.equals(";")
                || word.equals(NEW_LINE)
                || word.equals(COMMENT);
    }

    /** Whether a word leads what is written or read to a file. */
    static boolean isRedirection(String word) {
        return word.startsWith(">") || word.startsWith("<");
    }
}
