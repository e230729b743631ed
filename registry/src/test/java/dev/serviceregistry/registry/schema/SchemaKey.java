package dev.serviceregistry.registry.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key that the schema knows in a file of one kind.
 *
 * @param kind the kind of file
 * @param path the keys that lead to it: {@code *} for one that is the user's own, {@code []} for an item of an array
 * @param shape what it may be
 * @param required whether what it belongs to is refused without it
 */
record SchemaKey(DocumentKind kind, List<String> path, Shape shape, boolean required) {

    static final String OWN = "*";
    static final String ITEM = "[]";

    /** Every key of the files of a kind, tables included. */
    static List<SchemaKey> of(DocumentKind kind) {
        List<SchemaKey> keys = new ArrayList<>();
        collect(kind, List.of(), document(kind), false, keys);
        keys.removeIf(key -> key.path().equals(List.of("schema_version")));
        return keys;
    }

    /** The schema of a kind of file, in which services state all that they must. */
    static Shape.Fields document(DocumentKind kind) {
        Shape.Fields document = new Shape.Fields();
        kind.shape().fields().forEach((key, shape) -> {
            if (key.equals("services")) {
                document.with(key, new Shape.MapOf(SchemaOfServices.service()));
            } else if (kind.shape().required().contains(key)) {
                document.must(key, shape);
            } else {
                document.with(key, shape);
            }
        });
        return document;
    }

    private static void collect(
            DocumentKind kind, List<String> path, Shape shape, boolean required, List<SchemaKey> keys) {
        if (!path.isEmpty() && !path.get(path.size() - 1).equals(ITEM)) {
            keys.add(new SchemaKey(kind, path, shape, required));
        }
        below(kind, path, shape, keys);
    }

    private static void below(DocumentKind kind, List<String> path, Shape shape, List<SchemaKey> keys) {
        if (shape instanceof Shape.Fields fields) {
            for (Map.Entry<String, Shape> field : fields.fields().entrySet()) {
                boolean required = fields.required().contains(field.getKey());
                collect(kind, with(path, field.getKey()), field.getValue(), required, keys);
            }
        } else if (shape instanceof Shape.MapOf map) {
            collect(kind, with(path, OWN), map.value(), false, keys);
        } else if (shape instanceof Shape.ListOf list) {
            collect(kind, with(path, ITEM), list.item(), false, keys);
        } else if (shape instanceof Shape.Either either) {
            either.alternatives().forEach(alternative -> below(kind, path, alternative, keys));
        }
    }

    private static List<String> with(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }

    /** Whether it is a key of a service, or a service itself. */
    boolean isOfService() {
        return path.get(0).equals("services") && path.size() > 1;
    }

    /** Whether it is a table. */
    boolean isTable() {
        return shape instanceof Shape.Fields || shape instanceof Shape.MapOf;
    }

    @Override
    public String toString() {
        return kind + " " + String.join(".", path);
    }
}
