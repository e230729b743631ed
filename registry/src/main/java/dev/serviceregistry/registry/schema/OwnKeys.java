package dev.serviceregistry.registry.schema;

import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keys of a document's author, which begin with {@code x_}. What reads a table of the schema does not meet them there: all
 * below one table stand together under a key of that table, each below the keys that lead to it. Those within lists are not
 * kept.
 */
public final class OwnKeys {

    private static final String PREFIX = "x_";

    /** Where they stand together; no key of the schema is called so. */
    private static final String TOGETHER = PREFIX;

    private static final String SERVICES = "services";

    private OwnKeys() {}

    /** Whether a key is the author's own. */
    static boolean isOne(String key) {
        return key.startsWith(PREFIX);
    }

    /** How all of them begin. */
    public static String prefix() {
        return PREFIX;
    }

    /** Those that stand together in a table, each below the keys that lead to it. */
    public static Table of(Table table) {
        return table.table(TOGETHER);
    }

    /** The table without them. */
    public static Table without(Table table) {
        if (!table.entries().containsKey(TOGETHER)) {
            return table;
        }
        Map<String, Table.Entry> rest = new LinkedHashMap<>(table.entries());
        rest.remove(TOGETHER);
        return new Table(rest, table.source());
    }

    /**
     * What the schema allows of a document, with its author's keys: those of a service in the table of the service, all others
     * in that of the document.
     */
    static Table keptIn(Table allowed, Table written, Shape.Fields shape) {
        Map<String, Table.Entry> entries = new LinkedHashMap<>(allowed.entries());
        Shape.Fields rest = new Shape.Fields();
        shape.fields().forEach(rest::with);
        if (rest.fields().remove(SERVICES) instanceof Shape.MapOf map && entries.containsKey(SERVICES)) {
            Map<String, Table.Entry> services = new LinkedHashMap<>();
            allowed.table(SERVICES).entries().forEach((id, entry) -> {
                Table service = (Table) entry.value();
                services.put(
                        id,
                        new Table.Entry(
                                entry.key(),
                                together(service, below(written.table(SERVICES).table(id), map.value()))));
            });
            Table.Entry before = entries.get(SERVICES);
            entries.put(
                    SERVICES,
                    new Table.Entry(
                            before.key(), new Table(services, before.value().source())));
        }
        return together(new Table(entries, allowed.source()), below(written, rest));
    }

    private static Table together(Table table, Table own) {
        if (own.entries().isEmpty()) {
            return table;
        }
        Map<String, Table.Entry> entries = new LinkedHashMap<>(table.entries());
        entries.put(TOGETHER, new Table.Entry(own.source(), own));
        return new Table(entries, table.source());
    }

    private static Table below(Table written, Shape shape) {
        Map<String, Table.Entry> own = new LinkedHashMap<>();
        written.entries().forEach((key, entry) -> {
            if (shape instanceof Shape.Fields fields && !fields.fields().containsKey(key)) {
                if (isOne(key)) {
                    own.put(key, entry);
                }
            } else if (entry.value() instanceof Table table) {
                Table deeper = below(table, shape(shape, key));
                if (!deeper.entries().isEmpty()) {
                    own.put(key, new Table.Entry(entry.key(), deeper));
                }
            }
        });
        return new Table(own, written.source());
    }

    /** What a table below a key is compared with. */
    private static Shape shape(Shape around, String key) {
        Shape shape = around instanceof Shape.Fields fields
                ? fields.fields().get(key)
                : around instanceof Shape.MapOf map ? map.value() : around;
        if (shape instanceof Shape.Either either) {
            return either.alternatives().stream()
                    .filter(Shape.Fields.class::isInstance)
                    .findFirst()
                    .orElse(shape);
        }
        return shape;
    }
}
