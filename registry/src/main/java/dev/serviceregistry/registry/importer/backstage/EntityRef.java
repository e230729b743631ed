package dev.serviceregistry.registry.importer.backstage;

import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an entity; letter case makes no difference.
 *
 * @param kind empty where a reference leaves it open
 * @param name as it is written
 */
record EntityRef(String kind, String namespace, String name) {
    static final String DEFAULT_NAMESPACE = "default";

    private static final Pattern FORM = Pattern.compile("(?:([^:/\\s]+):)?(?:([^:/\\s]+)/)?([^:/\\s]+)");

    /**
     * A reference in any of its spellings, or null where this is none: {@code kind:namespace/name} with or without the
     * first two, or a mapping with these keys.
     *
     * @param kind what it means where it leaves the kind out; empty for any
     * @param namespace the namespace of the entity that it stands in
     */
    static @Nullable EntityRef parse(Yaml value, String kind, String namespace) {
        if (value instanceof Yaml.Table table) {
            String name = text(table, "name", "");
            return name.isEmpty()
                    ? null
                    : new EntityRef(text(table, "kind", kind), text(table, "namespace", namespace), name);
        }
        Matcher form =
                FORM.matcher(value instanceof Yaml.Scalar scalar ? scalar.text().strip() : "");
        if (!form.matches()) {
            return null;
        }
        return new EntityRef(
                form.group(1) == null ? kind : form.group(1),
                form.group(2) == null ? namespace : form.group(2),
                form.group(3));
    }

    private static String text(Yaml.Table table, String key, String other) {
        return table.value(key) instanceof Yaml.Scalar scalar && !scalar.text().isBlank() ? scalar.text() : other;
    }

    /** The same, of a kind. */
    EntityRef ofKind(String other) {
        return new EntityRef(other, namespace, name);
    }

    /** What two spellings of one name have in common. */
    String key() {
        return toString().toLowerCase(Locale.ROOT);
    }

    /** The name, after its namespace unless that is the default one. */
    String shortName() {
        return namespace.equalsIgnoreCase(DEFAULT_NAMESPACE) ? name : namespace + "/" + name;
    }

    boolean isOfKind(String other) {
        return kind.equalsIgnoreCase(other);
    }

    @Override
    public String toString() {
        return (kind.isEmpty() ? "" : kind + ":") + namespace + "/" + name;
    }
}
