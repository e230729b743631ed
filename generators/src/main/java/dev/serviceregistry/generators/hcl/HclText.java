package dev.serviceregistry.generators.hcl;

import dev.serviceregistry.generators.tree.Characters;
import java.util.Set;

/** Texts in HCL, in which nothing is a template. */
final class HclText {

    /** Names that mean something else where the key of an object may stand. */
    private static final Set<String> WORDS = Set.of("for", "if", "in", "true", "false", "null");

    private HclText() {}

    static boolean isIdentifier(String name) {
        if (name.isEmpty() || !isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    /** The key of an object. */
    static String key(String key) {
        return isIdentifier(key) && !WORDS.contains(key) ? key : quoted(key);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '{' && (before == '$' || before == '%')) {
                // Doubled, the sign before a brace is that sign and begins no template.
                out.appendCodePoint(before);
            }
            append(c, out);
            before = c;
        }
        return out.append('"').toString();
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
                } else if (c <= 0xFFFF) {
                    out.append("\\u").append(Characters.hex(c, 4));
                } else {
                    out.append("\\U").append(Characters.hex(c, 8));
                }
            }
        }
    }
}
