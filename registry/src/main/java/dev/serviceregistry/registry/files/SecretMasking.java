package dev.serviceregistry.registry.files;

import dev.serviceregistry.registry.schema.ServiceKeys;
import dev.serviceregistry.registry.schema.Suggestion;
import dev.serviceregistry.registry.secrets.DetectedSecret;
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
import java.util.regex.Pattern;

/** Replaces every secret of a document by what may be known of it, before anything else sees the document. */
final class SecretMasking {

    /** What of a property or a variable with a secret's name is the secret. */
    private static final Set<String> VALUES = Set.of("default", "enum");

    private static final Set<String> PARTS_OF_ADDRESSES = Set.of("host", "port", "host:port", "url");

    /** The keys that the schema knows of what bears a name, by the section of a service in which it does. */
    private static final Map<String, Set<String>> KNOWN =
            Map.of("env", known("env"), "properties", known("properties"), "secrets", known("secrets"));

    /** How people call what of a secret is to stand nowhere. */
    private static final Set<String> WRITTEN =
            Set.of("value", "values", "data", "text", "content", "literal", "default", "stringData", "string_data");

    /** A name under which every text is a secret. */
    private static final String SECRET = "password";

    private static final String DECLARED = "secret property";

    /** The name of a secret, or of a key within one. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_.-]*");

    /** The same, or the way to one in a store. */
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z][A-Za-z_.-]*(?:/[\\w.-]+)*(?:#[\\w.-]+)?");

    /** Whether a key that the schema does not know is meant to hold the value of what bears a name. */
    private enum Stray {
        NO,
        PERHAPS,
        YES
    }

    private final SecretDetector detector = new SecretDetector();
    private final List<WrittenSecret> found = new ArrayList<>();

    /** The keys that lead to what is being looked at. */
    private final List<String> path = new ArrayList<>();

    /** Whether the key that is being looked at only perhaps holds a value. */
    private boolean supposed;

    /** The secrets of the masked documents. */
    List<WrittenSecret> found() {
        return found;
    }

    Table mask(Table table) {
        return table("", table);
    }

    /** A table under a name: a property or a variable gives its name to its default. */
    private Table table(String name, Table table) {
        boolean declared = table.isTrue("secret");
        String variable = table.string("variable").orElse("");
        Map<String, Table.Entry> masked = new LinkedHashMap<>();
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            Node value = entry.getValue().value();
            path.add(key);
            Stray stray = stray(key, value);
            Node result;
            boolean around = supposed;
            supposed = around || stray == Stray.PERHAPS && declared;
            if (declared && (VALUES.contains(key) || isWritten(key, value) || stray != Stray.NO)) {
                result = whole(value);
            } else {
                int before = found.size();
                result = named(names(name, key, value, table), value);
                if (stray != Stray.NO && found.size() == before) {
                    supposed = around || stray == Stray.PERHAPS;
                    result = node(path.get(2).equals("secrets") ? SECRET : name, value);
                }
            }
            supposed = around;
            if (key.equals("default") && result instanceof Scalar scalar && scalar.value() instanceof String text) {
                result = masked(scalar, text.length(), detector.findDefault(variable, text));
            }
            path.remove(path.size() - 1);
            masked.put(key, new Table.Entry(entry.getValue().key(), result));
        }
        return new Table(masked, table.source());
    }

    /** The names that a value may have: that of its key, or what the table around it says that it is the value of. */
    private List<String> names(String name, String key, Node value, Table around) {
        if (isNetwork()) {
            return List.of("");
        }
        if (VALUES.contains(key)) {
            return List.of(name);
        }
        if (isWritten(key, value)) {
            return around.string("name")
                    .or(() -> around.string("key"))
                    .map(given -> List.of(given, name))
                    .orElse(List.of(name));
        }
        boolean isVariant = value instanceof Scalar && isOwn() && SecretDetector.namesSecret(name);
        return isVariant ? List.of(key, name + "_" + key) : List.of(key);
    }

    /** Whether the key being looked at is the name of a network, which says nothing of the scope that is its value. */
    private boolean isNetwork() {
        return path.size() == 5
                && path.get(0).equals("services")
                && path.get(2).equals("network")
                && path.get(3).equals("scopes");
    }

    /** Whether a key leads to what is being looked at that the schema leaves to its writer. */
    private boolean isOwn() {
        return path.stream().anyMatch(key -> key.startsWith("x_"));
    }

    /** A value under the first of its names under which there is a secret in it. */
    private Node named(List<String> names, Node value) {
        int before = found.size();
        Node result = node(names.get(0), value);
        for (int i = 1; i < names.size() && found.size() == before; i++) {
            result = node(names.get(i), value);
        }
        return result;
    }

    private static Set<String> known(String section) {
        return Set.copyOf(ServiceKeys.below(section).stream()
                .filter(key -> key.startsWith("*."))
                .map(key -> key.substring(2))
                .toList());
    }

    /** Whether the key being looked at is none of the schema, and meant to hold the value that bears the name. */
    private Stray stray(String key, Node value) {
        boolean inPlaceOfTable = path.size() == 4
                && path.get(0).equals("services")
                && path.get(2).equals("secrets")
                && !(value instanceof Table);
        if (inPlaceOfTable) {
            return isReference(value) ? Stray.PERHAPS : Stray.YES;
        }
        if (path.size() != 5 || !path.get(0).equals("services") || isNames(value)) {
            return Stray.NO;
        }
        String section = path.get(2);
        if (section.equals("secrets")) {
            return WRITTEN.contains(key) ? Stray.YES : Stray.NO;
        }
        Set<String> known = KNOWN.getOrDefault(section, Set.of(key));
        if (known.contains(key)) {
            return Stray.NO;
        }
        Optional<String> meant = Suggestion.closest(key, known);
        if (WRITTEN.contains(key)
                || meant.filter(one -> one.equals("value") || VALUES.contains(one))
                        .isPresent()) {
            return Stray.YES;
        }
        return meant.isEmpty() ? Stray.PERHAPS : Stray.NO;
    }

    /** Whether a text is more likely where a secret is kept than the secret. */
    private static boolean isReference(Node value) {
        return isNames(value)
                || value instanceof Scalar scalar
                        && REFERENCE.matcher(scalar.text()).matches();
    }

    private static boolean isNames(Node value) {
        return value instanceof Array array
                && array.items().stream()
                        .allMatch(item -> item instanceof Scalar scalar
                                && NAME.matcher(scalar.text()).matches());
    }

    /** Whether a variable's value is written where the schema expects which part of a service's address it is. */
    private static boolean isWritten(String key, Node value) {
        return key.equals("value") && !(value instanceof Scalar scalar && PARTS_OF_ADDRESSES.contains(scalar.text()));
    }

    private Node node(String name, Node value) {
        if (value instanceof Table table) {
            return table(name, table);
        }
        String meant = SecretDetector.holdsName(name) ? "" : name;
        return value instanceof Array array ? items(meant, array) : scalar(meant, (Scalar) value);
    }

    private Scalar scalar(String name, Scalar scalar) {
        if (scalar.value() instanceof String text) {
            return masked(scalar, text.length(), detector.find(name, text));
        }
        return scalar.value() instanceof Long number
                ? masked(scalar, number.toString().length(), detector.find(name, number))
                : scalar;
    }

    private Array items(String name, Array array) {
        List<String> texts = new ArrayList<>(array.items().size());
        for (Node item : array.items()) {
            texts.add(item instanceof Scalar scalar && scalar.value() instanceof String text ? text : "");
        }
        List<Optional<DetectedSecret>> secrets = detector.findAll(name, texts);
        List<Node> masked = new ArrayList<>(array.items().size());
        for (int i = 0; i < texts.size(); i++) {
            Node item = array.items().get(i);
            masked.add(
                    item instanceof Scalar scalar && scalar.value() instanceof String text
                            ? masked(scalar, text.length(), secrets.get(i))
                            : node(name, item));
        }
        return new Array(List.copyOf(masked), array.source());
    }

    /** A value that says itself that it is secret. */
    private Node whole(Node value) {
        if (value instanceof Array array) {
            List<Node> masked = new ArrayList<>();
            for (Node item : array.items()) {
                masked.add(whole(item));
            }
            return new Array(List.copyOf(masked), array.source());
        }
        if (value instanceof Table table) {
            Map<String, Table.Entry> masked = new LinkedHashMap<>();
            table.entries()
                    .forEach((key, entry) -> masked.put(key, new Table.Entry(entry.key(), whole(entry.value()))));
            return new Table(masked, table.source());
        }
        Scalar scalar = (Scalar) value;
        return masked(scalar, scalar.text().length(), detector.findDeclared(DECLARED, scalar.text()));
    }

    /** Whether what is being looked at is the default of a variable or of a property of a service, or a part of it. */
    private boolean isDefault() {
        return path.size() > 4
                && path.get(0).equals("services")
                && (path.get(2).equals("env") || path.get(2).equals("properties"))
                && path.get(4).equals("default");
    }

    private Scalar masked(Scalar scalar, int length, Optional<DetectedSecret> detected) {
        if (detected.isEmpty() || supposed && !(scalar.value() instanceof String)) {
            return scalar;
        }
        DetectedSecret secret = detected.get();
        MaskedSecret masked = new MaskedSecret(
                secret.kind(),
                length,
                scalar.value() instanceof String,
                secret.byForm(),
                secret.isDefault() || isDefault(),
                secret.wellKnown());
        found.add(new WrittenSecret(List.copyOf(path), masked, supposed && !secret.byForm(), scalar.source()));
        return new Scalar(masked, scalar.source());
    }
}
