package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.SecretDetector;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces every secret of a document by its kind and length, before anything else sees the document. */
final class SecretMasking {

    /** Tables whose keys name what their values are. */
    private static final Set<String> NAMING = Set.of("env", "args");

    private final List<SourceLocation> found = new ArrayList<>();

    /** Where the secrets of the masked documents are written. */
    List<SourceLocation> found() {
        return found;
    }

    Table mask(Table table) {
        return mask(table, false);
    }

    private Table mask(Table table, boolean namesItsValues) {
        Map<String, Table.Entry> masked = new LinkedHashMap<>();
        boolean secret = table.get("secret").orElse(null) instanceof Scalar flag && Boolean.TRUE.equals(flag.value());
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue().value();
            Node result;
            if (key.equals("properties") && value instanceof Table properties) {
                result = properties(properties);
            } else if (secret && (key.equals("default") || key.equals("enum"))) {
                result = whole(value, "secret property");
            } else {
                result = mask(key, value, namesItsValues);
            }
            masked.put(key, new Table.Entry(entry.getValue().key(), result));
        }
        return new Table(masked, table.source());
    }

    private Node properties(Table properties) {
        Map<String, Table.Entry> masked = new LinkedHashMap<>();
        for (Map.Entry<String, Table.Entry> entry : properties.entries().entrySet()) {
            Node value = entry.getValue().value();
            boolean named = SecretDetector.isSecretName(entry.getKey());
            Node result = value instanceof Table property
                    ? named ? named(entry.getKey(), property, Set.of("default", "enum")) : mask(property, false)
                    : value;
            masked.put(entry.getKey(), new Table.Entry(entry.getValue().key(), result));
        }
        return new Table(masked, properties.source());
    }

    /** A table whose name says that some of its values are secret. */
    private Table named(String name, Table table, Set<String> keys) {
        Map<String, Table.Entry> masked = new LinkedHashMap<>();
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            Node value = entry.getValue().value();
            Node result = keys.contains(entry.getKey()) ? mask(name, value, true) : mask(entry.getKey(), value, false);
            masked.put(entry.getKey(), new Table.Entry(entry.getValue().key(), result));
        }
        return new Table(masked, table.source());
    }

    private Node mask(String name, Node value, boolean isNamed) {
        if (value instanceof Table table) {
            return isNamed ? named(name, table, Set.of("default")) : mask(table, NAMING.contains(name));
        }
        if (value instanceof Array array) {
            return items(name, array, isNamed);
        }
        Scalar scalar = (Scalar) value;
        if (!(scalar.value() instanceof String text)) {
            return isNamed && scalar.value() instanceof Long number && SecretDetector.isSecretName(name)
                    ? secret(
                            scalar,
                            "number of a secret's name",
                            number.toString().length())
                    : scalar;
        }
        Optional<String> kind = isNamed ? SecretDetector.kind(name, text) : SecretDetector.kind(text);
        return kind.isPresent() ? secret(scalar, kind.get(), text.length()) : scalar;
    }

    /** The items of an array; in a command line an item may name the one behind it. */
    private Array items(String name, Array array, boolean isNamed) {
        List<Node> masked = new ArrayList<>(array.items().size());
        String before = "";
        for (Node item : array.items()) {
            String text = item instanceof Scalar scalar && scalar.value() instanceof String string ? string : "";
            int equals = text.indexOf('=');
            if (before.startsWith("-") && !text.startsWith("-") && SecretDetector.isSecretName(before)) {
                masked.add(mask(before, item, true));
            } else if (equals > 0
                    && SecretDetector.kind(text.substring(0, equals), text.substring(equals + 1))
                            .isPresent()) {
                masked.add(secret((Scalar) item, "value of a secret's name", text.length()));
            } else {
                masked.add(mask(name, item, isNamed));
            }
            before = equals > 0 ? "" : text;
        }
        return new Array(List.copyOf(masked), array.source());
    }

    private Node whole(Node value, String kind) {
        if (value instanceof Array array) {
            List<Node> masked = new ArrayList<>();
            for (Node item : array.items()) {
                masked.add(whole(item, kind));
            }
            return new Array(List.copyOf(masked), array.source());
        }
        return value instanceof Scalar scalar
                ? secret(scalar, kind, scalar.text().length())
                : value;
    }

    private Scalar secret(Scalar scalar, String kind, int length) {
        found.add(scalar.source());
        return new Scalar(new MaskedSecret(kind, length, scalar.value() instanceof String), scalar.source());
    }
}
