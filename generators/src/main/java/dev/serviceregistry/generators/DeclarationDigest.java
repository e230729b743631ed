package dev.serviceregistry.generators;

import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/** Tells apart what is declared, wherever and in whichever layout it is written; secrets leave no trace in it. */
final class DeclarationDigest {

    private final MessageDigest sha256 = Sha256.begun();

    /** Adds what is declared under a name. */
    void add(String name, Node node) {
        text('n', name);
        if (node instanceof Table table) {
            sha256.update((byte) '{');
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                add(entry.getKey(), entry.getValue().value());
            }
            sha256.update((byte) '}');
        } else if (node instanceof Array array) {
            sha256.update((byte) '[');
            for (Node item : array.items()) {
                add("", item);
            }
            sha256.update((byte) ']');
        } else if (node instanceof Scalar scalar) {
            text(scalar.value().getClass().getSimpleName().charAt(0), scalar.text());
        }
    }

    private void text(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((kind + "" + bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
    }

    String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
