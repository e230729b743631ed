package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.schema.ServiceKeys;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keys of a service nobody knows, since something of them was refused. */
final class UnknownKeys {

    private UnknownKeys() {}

    /** The keys of a service that a file's schema refused, with all below them and with the tables that they are part of. */
    static Set<String> refused(ParsedFile file, String id) {
        if (file.refused().isEmpty()) {
            return Set.of();
        }
        String table = "services." + id + ".";
        Set<String> keys = new LinkedHashSet<>();
        for (String path : file.refused().tailSet(table)) {
            if (!path.startsWith(table)) {
                break;
            }
            String key = path.substring(table.length());
            ServiceKeys.addWithin(key, keys);
            for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
                keys.add(key.substring(0, dot));
            }
        }
        return keys;
    }

    /** Every key of a service. */
    static Set<String> all() {
        Set<String> keys = new LinkedHashSet<>();
        ServiceKeys.addWithin("", keys);
        return keys;
    }

    /**
     * The keys that an override neither writes itself nor takes away; a table below it may be written in part.
     *
     * @param unset what it takes away
     */
    static Set<String> without(Set<String> keys, Table written, List<Scalar> unset) {
        Set<String> left = new LinkedHashSet<>();
        for (String key : keys) {
            if (!writes(written, key) && !takesAway(unset, key)) {
                left.add(key);
            }
        }
        return left;
    }

    /** Whether an override says itself what it has at a path, so that it does not matter what it would inherit. */
    static boolean settles(Table written, String path) {
        return states(written, path) || takesAway(written.scalars("unset"), path);
    }

    private static boolean takesAway(List<Scalar> unset, String key) {
        for (Scalar gone : unset) {
            if (key.equals(gone.text()) || key.startsWith(gone.text() + ".")) {
                return true;
            }
        }
        return false;
    }

    private static boolean writes(Table table, String key) {
        Node value = at(table, key);
        return value != null && !(value instanceof Table);
    }

    /** Whether a table writes a value at a path; a blank text is none. */
    static boolean states(Table table, String path) {
        boolean isBlank =
                at(table, path) instanceof Scalar scalar && scalar.text().isBlank();
        return writes(table, path) && !isBlank;
    }

    private static @Nullable Node at(Table table, String key) {
        int dot = key.indexOf('.');
        Node value = table.get(dot < 0 ? key : key.substring(0, dot)).orElse(null);
        if (dot < 0) {
            return value;
        }
        return value instanceof Table below ? at(below, key.substring(dot + 1)) : null;
    }

    /** Whether the schema refused what a file writes at this path within this span of it. */
    static boolean refuses(ParsedFile file, String path, SourceLocation span) {
        if (!file.name().equals(span.file()) || !file.refuses(path)) {
            return false;
        }
        for (Problem problem : file.problems()) {
            if (problem.path().equals(path) && contains(span, problem.source())) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(SourceLocation span, SourceLocation place) {
        boolean afterStart =
                place.line() > span.line() || place.line() == span.line() && place.column() >= span.column();
        boolean beforeEnd = place.endLine() < span.endLine()
                || place.endLine() == span.endLine() && place.endColumn() <= span.endColumn();
        return afterStart && beforeEnd;
    }
}
