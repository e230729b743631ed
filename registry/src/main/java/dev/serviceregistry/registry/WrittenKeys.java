package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys of a service a file writes, and which of them the schema refused. */
final class WrittenKeys {

    private WrittenKeys() {}

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
