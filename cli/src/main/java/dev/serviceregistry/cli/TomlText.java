package dev.serviceregistry.cli;

import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.Map;

/** Values as TOML writes them on one line. */
final class TomlText {

    private TomlText() {}

    /** A key, quoted where it must be. */
    static String key(String key) {
        boolean bare = !key.isEmpty();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            bare &= c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
        }
        return bare ? key : quoted(key);
    }

    static String of(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof Scalar scalar) {
            boolean word = scalar.value() instanceof String || scalar.value() instanceof MaskedSecret;
            text.append(word ? quoted(scalar.text()) : scalar.text());
        } else if (node instanceof Array array) {
            text.append('[');
            String comma = "";
            for (Node item : array.items()) {
                text.append(comma);
                append(item, text);
                comma = ", ";
            }
            text.append(']');
        } else if (node instanceof Table table) {
            text.append('{');
            String comma = " ";
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                text.append(comma).append(key(entry.getKey())).append(" = ");
                append(entry.getValue().value(), text);
                comma = ", ";
            }
            text.append(table.entries().isEmpty() ? "}" : " }");
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
