package dev.serviceregistry.registry;

import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays a project's override over the catalogue's definition: tables are merged deeply, everything else is replaced, and
 * what {@code unset} names is taken away first.
 */
final class OverrideMerge {

    private final List<Scalar> unmatched = new ArrayList<>();

    /** The entries of {@code unset} that named nothing. */
    List<Scalar> unmatched() {
        return unmatched;
    }

    /** The effective table; it is located where the override is written. */
    Table merge(Table base, Table override) {
        Table left = base;
        if (override.get("unset").orElse(null) instanceof Array unset) {
            for (Node item : unset.items()) {
                Table without = without(left, path(longhand(((Scalar) item).text())), 0);
                if (without == left) {
                    unmatched.add((Scalar) item);
                }
                left = without;
            }
        }
        Map<String, Table.Entry> rest = new LinkedHashMap<>(override.entries());
        rest.remove("unset");
        return merge(left, new Table(rest, override.source()), "", 0);
    }

    /** One table over another, as it is done for what the schema says nothing of. */
    static Table laidOver(Table base, Table override) {
        return override.entries().isEmpty() ? base : merge(base, override, "", 0);
    }

    /** The shorthand {@code port} was written out before anything is taken away. */
    private static String longhand(String key) {
        return key.equals("port") ? "ports.main" : key;
    }

    private static Table merge(Table base, Table override, String section, int depth) {
        Map<String, Table.Entry> merged = new LinkedHashMap<>(base.entries());
        boolean isProbe = depth == 2 && section.equals("health");
        if (isProbe && override.entries().keySet().stream().anyMatch(ServiceChecks.PROBE_HANDLERS::contains)) {
            merged.keySet().removeAll(ServiceChecks.PROBE_HANDLERS);
        }
        for (Map.Entry<String, Table.Entry> entry : override.entries().entrySet()) {
            String key = entry.getKey();
            Table.Entry before = merged.get(key);
            boolean isVariable = depth == 1 && section.equals("env");
            if (before != null
                    && !isVariable
                    && before.value() instanceof Table below
                    && entry.getValue().value() instanceof Table over) {
                Table deeper = merge(below, over, depth == 0 ? key : section, depth + 1);
                merged.put(key, new Table.Entry(entry.getValue().key(), deeper));
            } else {
                merged.put(key, entry.getValue());
            }
        }
        return new Table(merged, override.source());
    }

    private static Table without(Table table, List<String> path, int depth) {
        String key = path.get(depth);
        Table.Entry entry = table.entries().get(key);
        if (entry == null) {
            return table;
        }
        Map<String, Table.Entry> left = new LinkedHashMap<>(table.entries());
        if (depth + 1 == path.size()) {
            left.remove(key);
        } else if (entry.value() instanceof Table below) {
            Table deeper = without(below, path, depth + 1);
            if (deeper == below) {
                return table;
            }
            left.put(key, new Table.Entry(entry.key(), deeper));
        } else {
            return table;
        }
        return new Table(left, table.source());
    }

    /** The parts of a dotted path; a part with dots stands in quotes. */
    private static List<String> path(String dotted) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < dotted.length(); i++) {
            char c = dotted.charAt(i);
            if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '.' && quote == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
