package dev.serviceregistry.engine.drools.compiler.check.syntax;

import java.util.Map;

/** Characters that word processors, web pages and other keyboards put where rules have plain ones. */
final class Lookalikes {

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '≠', "!="),
            Map.entry((int) '−', "-"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '×', "*"),
            Map.entry((int) '÷', "/"),
            Map.entry((int) '∧', "&&"),
            Map.entry((int) '∨', "||"),
            Map.entry((int) '、', ","));

    private static final int WIDE_FROM = 0xFF01;
    private static final int WIDE_TO = 0xFF5E;
    private static final int WIDER_BY = 0xFEE0;

    private Lookalikes() {}

    /** The plain characters that look like this one; nothing when none do. */
    static String plain(int point) {
        if (isSpace(point)) {
            return " ";
        }
        return point >= WIDE_FROM && point <= WIDE_TO
                ? Character.toString(point - WIDER_BY)
                : SIGNS.getOrDefault(point, "");
    }

    /** Whether it looks like a space and is another character. */
    static boolean isSpace(int point) {
        return point != ' ' && Character.getType(point) == Character.SPACE_SEPARATOR;
    }

    /** A word in plain letters; the same where there are none for one of its letters. */
    static String plain(String word) {
        StringBuilder plain = new StringBuilder();
        word.chars().forEach(c -> plain.append(c < WIDE_FROM || plain(c).isEmpty() ? Character.toString(c) : plain(c)));
        return plain.toString();
    }
}
