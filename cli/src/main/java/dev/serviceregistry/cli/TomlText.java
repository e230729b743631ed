package dev.serviceregistry.cli;

import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.Map;

/** Values as TOML writes them on one line. */
final class TomlText {

    private TomlText() {}

    static String of(Node node) {
        StringBuilder text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    private static void append(Node node, StringBuilder text) {
        if (node instanceof Scalar scalar) {
            boolean word = scalar.value() instanceof String || scalar.value() instanceof MaskedSecret;
            text.append(word ? TomlWriter.quoted(scalar.text()) : scalar.text());
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
                text.append(comma).append(TomlWriter.key(entry.getKey())).append(" = ");
                append(entry.getValue().value(), text);
                comma = ", ";
            }
            text.append(table.entries().isEmpty() ? "}" : " }");
        }
    }
}
