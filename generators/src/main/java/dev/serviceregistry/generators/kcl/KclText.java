package dev.serviceregistry.generators.kcl;

import dev.serviceregistry.generators.tree.Characters;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names and texts in KCL, in which nothing is an expression. */
final class KclText {

    private static final Set<String> KEYWORDS = Set.of(
            ("True False None Undefined import and or in is not as if else elif for schema mixin protocol check assert all"
                            + " any map filter lambda rule type pass return validate flow def del raise except try finally"
                            + " while from with yield global nonlocal struct class final str int float bool")
                    .split(" "));

    private KclText() {}

    /** Whether every reader takes each character of a text for itself. */
    static boolean isPlain(String text) {
        return text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || Characters.isPrintable(c));
    }

    /** A text as a string; where an expression would begin, it is put together of two. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        char before = 0;
        for (char c : text.toCharArray()) {
            if (c == '{' && before == '$') {
                out.append("\" + \"");
            }
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
            before = c;
        }
        return out.append('"').toString();
    }

    /** A text as a name; a sign before it says that a word of the language is meant as one. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            name.append(plain ? c : '_');
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name.insert(0, '_');
        }
        return KEYWORDS.contains(name.toString()) ? "$" + name : name.toString();
    }

    /** A name that is not among those that are used, and is from now on. */
    static String free(String text, Set<String> used) {
        String name = name(text);
        String free = name;
        for (int i = 2; !used.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** A text as the name of a schema. */
    static String schema(String text) {
        StringBuilder schema = new StringBuilder();
        for (String word : text.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                schema.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name(schema.toString());
    }

    static Set<String> names() {
        return new HashSet<>();
    }
}
