package dev.serviceregistry.generators.yaml;

import dev.serviceregistry.generators.tree.Characters;
import java.util.Locale;
import java.util.Set;

/** Texts in YAML: plain only where no reader of any version takes them for anything else. */
final class YamlText {

    /** What some reader takes for true, false or nothing, in any letter case. */
    private static final Set<String> WORDS = Set.of("y", "yes", "n", "no", "on", "off", "true", "false", "null");

    /** What a plain text may have in it behind its first letter, besides letters and digits. */
    private static final String PLAIN = "_./@%+=-";

    private YamlText() {}

    /** The text on one line, with or without quotes. */
    static String inline(String text) {
        if (isPlain(text)) {
            return text;
        }
        boolean printable = text.codePoints().allMatch(Characters::isPrintable);
        if (printable && (text.indexOf('"') >= 0 || text.indexOf('\\') >= 0)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(c, quoted));
        return quoted.append('"').toString();
    }

    /** Whether a text has several lines that can stand as they are. */
    static boolean isBlock(String text) {
        int end = text.endsWith("\n") ? text.length() - 1 : text.length();
        if (text.indexOf('\n') < 0 || end == 0 || !text.codePoints().allMatch(YamlText::isOfBlock)) {
            return false;
        }
        for (String line : text.substring(0, end).split("\n", -1)) {
            if (line.endsWith(" ") || line.endsWith("\t")) {
                return false;
            }
        }
        char first = text.charAt(0);
        return first != ' ' && first != '\t' && first != '\n' && text.charAt(end - 1) != '\n';
    }

    private static boolean isOfBlock(int c) {
        return c == '\n' || c == '\t' || Characters.isPrintable(c);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT))) {
            return false;
        }
        char first = text.charAt(0);
        if (!isLetter(first) && first != '_' && first != '/') {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inner = i + 1 < text.length();
            boolean next = inner && text.charAt(i + 1) != ' ' && text.charAt(i + 1) != ':';
            boolean joins = c == ' ' && next && text.charAt(i + 1) != '#' || c == ':' && next;
            if (!isLetter(c) && !(c >= '0' && c <= '9') && PLAIN.indexOf(c) < 0 && !joins) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static void append(int c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Characters.isPrintable(c)) {
                    out.appendCodePoint(c);
                } else if (c <= 0xFF) {
                    out.append("\\x").append(Characters.hex(c, 2));
                } else if (c <= 0xFFFF) {
                    out.append("\\u").append(Characters.hex(c, 4));
                } else {
                    out.append("\\U").append(Characters.hex(c, 8));
                }
            }
        }
    }
}
