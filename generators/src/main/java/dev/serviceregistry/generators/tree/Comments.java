package dev.serviceregistry.generators.tree;

import java.util.ArrayList;
import java.util.List;

/** Texts for comments: nothing in them can end the comment. */
public final class Comments {

    private Comments() {}

    /**
     * The lines of a comment that begins with {@code #}; none for an empty text.
     *
     * @param text the text; every control character in it but a line feed becomes a space
     */
    public static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        if (text.isEmpty()) {
            return lines;
        }
        for (String line : text.split("\n", -1)) {
            StringBuilder safe = new StringBuilder("#");
            if (!line.isBlank()) {
                safe.append(' ');
            }
            line.strip().codePoints().map(Comments::harmless).forEach(safe::appendCodePoint);
            lines.add(safe.toString());
        }
        return lines;
    }

    private static int harmless(int c) {
        return Characters.isPrintable(c) ? c : ' ';
    }
}
