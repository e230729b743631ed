package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares values of two readings, wherever they are written; a secret by what only this process can tell of it. */
final class Values {

    private final Reading before;
    private final Reading after;

    Values(Reading before, Reading after) {
        this.before = before;
        this.after = after;
    }

    /** Whether a value of the state before and one of the state after are the same, both absent included. */
    boolean same(@Nullable Node old, @Nullable Node now) {
        if (old == null || now == null) {
            return old == now;
        }
        if (old == now) {
            return true;
        }
        if (old instanceof Table one && now instanceof Table other) {
            return one.entries().keySet().equals(other.entries().keySet())
                    && one.entries().keySet().stream()
                            .allMatch(key -> same(
                                    one.entries().get(key).value(),
                                    other.entries().get(key).value()));
        }
        if (old instanceof Array one && now instanceof Array other) {
            boolean same = one.items().size() == other.items().size();
            for (int i = 0; same && i < one.items().size(); i++) {
                same = same(one.items().get(i), other.items().get(i));
            }
            return same;
        }
        return old instanceof Scalar one && now instanceof Scalar other && sameScalar(one, other);
    }

    private boolean sameScalar(Scalar old, Scalar now) {
        return old.value() instanceof MaskedSecret && now.value() instanceof MaskedSecret
                ? before.secrets().of(old.source()).equals(after.secrets().of(now.source()))
                : old.value().equals(now.value());
    }

    /** A value as it may be shown; empty for none. */
    static String text(@Nullable Node node) {
        if (node instanceof Array array) {
            List<String> items = new ArrayList<>();
            for (Node item : array.items()) {
                items.add(text(item));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (node instanceof Table table) {
            List<String> entries = new ArrayList<>();
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                entries.add(TomlWriter.key(entry.getKey()) + " = "
                        + text(entry.getValue().value()));
            }
            return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
        }
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    /** Everything in a table that is no table itself, by its dotted path. */
    static Map<String, Node> leaves(Table table) {
        Map<String, Node> leaves = new LinkedHashMap<>();
        collect("", table, false, leaves);
        return leaves;
    }

    /** The same with every table that has no keys: to be there may be all that somebody has to say of a thing. */
    static Map<String, Node> leavesAndEmptyTables(Table table) {
        Map<String, Node> leaves = new LinkedHashMap<>();
        collect("", table, true, leaves);
        return leaves;
    }

    private static void collect(String prefix, Table table, boolean empty, Map<String, Node> leaves) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String path = prefix + TomlWriter.key(entry.getKey());
            Node value = entry.getValue().value();
            if (value instanceof Table below && !(empty && below.entries().isEmpty())) {
                collect(path + ".", below, empty, leaves);
            } else {
                leaves.put(path, value);
            }
        }
    }

    /** The value under a key, or null. */
    static @Nullable Node value(Table table, String key) {
        Table.Entry entry = table.entries().get(key);
        return entry == null ? null : entry.value();
    }

    /** The value at a path of plain keys, or null. */
    static @Nullable Node at(Table table, String... path) {
        Table below = table;
        for (int i = 0; i < path.length - 1; i++) {
            below = below.table(path[i]);
        }
        return value(below, path[path.length - 1]);
    }
}
