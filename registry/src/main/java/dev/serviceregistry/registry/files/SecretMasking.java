package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.secrets.SecretDetector;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces every secret of a document by its kind and length, before anything else sees the document. */
final class SecretMasking {

    /** Keys of the schema that sound like a secret and hold the name of one. */
    private static final Set<String> NAMES_OF_SECRETS = Set.of("from_secret", "tls_secret", "secret", "secrets");

    /** What of a property or a variable with a secret's name is the secret. */
    private static final Set<String> VALUES = Set.of("default", "enum");

    private static final Set<String> PARTS_OF_ADDRESSES = Set.of("host", "port", "host:port", "url");

    private final List<SourceLocation> found = new ArrayList<>();

    /** What was found out of a name: the keys of a file are few and come again and again. */
    private final Map<String, Boolean> secretNames = new HashMap<>();

    /** Where the secrets of the masked documents are written. */
    List<SourceLocation> found() {
        return found;
    }

    Table mask(Table table) {
        return table("", table);
    }

    /** A table under a name: a property or a variable gives its name to its default. */
    private Table table(String name, Table table) {
        boolean declared = table.get("secret").orElse(null) instanceof Scalar flag && Boolean.TRUE.equals(flag.value());
        Map<String, Table.Entry> masked = new LinkedHashMap<>();
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue().value();
            Node result;
            if (declared && VALUES.contains(key)) {
                result = whole(value, "secret property");
            } else {
                result = node(VALUES.contains(key) || isWritten(key, value) ? name : key, value);
            }
            masked.put(key, new Table.Entry(entry.getValue().key(), result));
        }
        return new Table(masked, table.source());
    }

    /** Whether a variable's value is written where the schema expects which part of a service's address it is. */
    private static boolean isWritten(String key, Node value) {
        return key.equals("value") && value instanceof Scalar scalar && !PARTS_OF_ADDRESSES.contains(scalar.text());
    }

    private Node node(String name, Node value) {
        if (value instanceof Table table) {
            return table(name, table);
        }
        if (value instanceof Array array) {
            return items(name, array);
        }
        return scalar(name, (Scalar) value);
    }

    private Scalar scalar(String name, Scalar scalar) {
        boolean isNamed = secretNames.computeIfAbsent(
                name, unseen -> !NAMES_OF_SECRETS.contains(unseen) && SecretDetector.isSecretName(unseen));
        if (scalar.value() instanceof String text) {
            Optional<String> kind = isNamed ? SecretDetector.kind(name, text) : SecretDetector.kind(text);
            return kind.isPresent() ? secret(scalar, kind.get(), text.length()) : scalar;
        }
        return isNamed && scalar.value() instanceof Long number
                ? secret(scalar, "number of a secret's name", number.toString().length())
                : scalar;
    }

    /** The items of an array; in a command line an item may name the one behind it. */
    private Array items(String name, Array array) {
        List<Node> masked = new ArrayList<>(array.items().size());
        String before = "";
        for (Node item : array.items()) {
            String text = item instanceof Scalar scalar && scalar.value() instanceof String string ? string : "";
            int equals = text.indexOf('=');
            if (before.startsWith("-") && !text.startsWith("-") && SecretDetector.isSecretName(before)) {
                masked.add(node(before, item));
            } else if (SecretDetector.isUserWithPassword(before, text)) {
                masked.add(secret((Scalar) item, "password of a user", text.length()));
            } else if (equals > 0
                    && SecretDetector.kind(text.substring(0, equals), text.substring(equals + 1))
                            .isPresent()) {
                masked.add(secret((Scalar) item, "value of a secret's name", text.length()));
            } else {
                masked.add(node(name, item));
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
        if (value instanceof Table table) {
            Map<String, Table.Entry> masked = new LinkedHashMap<>();
            table.entries()
                    .forEach((key, entry) -> masked.put(key, new Table.Entry(entry.key(), whole(entry.value(), kind))));
            return new Table(masked, table.source());
        }
        Scalar scalar = (Scalar) value;
        return secret(scalar, kind, scalar.text().length());
    }

    private Scalar secret(Scalar scalar, String kind, int length) {
        found.add(scalar.source());
        return new Scalar(new MaskedSecret(kind, length, scalar.value() instanceof String), scalar.source());
    }
}
