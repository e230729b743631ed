package dev.serviceregistry.registry.schema;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a document with the schema and keeps what the schema allows. */
public final class Validation {

    private static final Map<String, Shape> DEMANDING = demanding();
    private static final int MOST_KEYS_NAMED = 12;
    private static final int LONGEST_VALUE_SHOWN = 40;

    /** The documents whose values rules may read by their keys. */
    private static final Set<DocumentKind> HOLDING_OWN_KEYS =
            EnumSet.of(DocumentKind.CATALOG, DocumentKind.PROJECT, DocumentKind.DEPLOYMENT, DocumentKind.MONITORING);

    private final List<Problem> problems = new ArrayList<>();
    private boolean hasOwnKeys;

    private Validation() {}

    /**
     * What is left of a document, and what was wrong with the rest.
     *
     * @param content the document without what the schema refuses
     * @param problems what it refuses; empty for a document that is right
     */
    public record Result(Table content, List<Problem> problems) {}

    /** Compares a document with the schema of its kind. */
    public static Result of(Table content, DocumentKind kind) {
        Validation validation = new Validation();
        Table allowed = validation.fields(content, kind.shape(), "");
        boolean areKept = validation.hasOwnKeys && HOLDING_OWN_KEYS.contains(kind);
        return new Result(areKept ? OwnKeys.keptIn(allowed, content, kind.shape()) : allowed, validation.problems);
    }

    /** What the effective table of a service lacks: a file may leave to the catalogue what it only overrides. */
    public static List<Problem> lacking(Table service) {
        Validation validation = new Validation();
        DEMANDING.forEach((key, shape) -> {
            if (service.get(key).orElse(null) instanceof Table table) {
                validation.lacking(table, shape, key);
            }
        });
        return validation.problems;
    }

    /** The keys of a service below which some key must be: most have none, and are not looked through for it. */
    private static Map<String, Shape> demanding() {
        Map<String, Shape> demanding =
                new LinkedHashMap<>(SchemaOfServices.service().fields());
        demanding.values().removeIf(shape -> !shape.demandsKeys());
        return demanding;
    }

    private void lacking(Table table, Shape shape, String path) {
        if (shape instanceof Shape.Fields fields) {
            requireAll(table, fields, path);
        }
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            Shape below = shape instanceof Shape.Fields fields
                    ? fields.fields().get(entry.getKey())
                    : shape instanceof Shape.MapOf map ? map.value() : null;
            if (below != null && entry.getValue().value() instanceof Table part) {
                lacking(part, below, below(path, entry.getKey()));
            }
        }
    }

    private void requireAll(Table table, Shape.Fields shape, String path) {
        for (String key : shape.required()) {
            if (!table.entries().containsKey(key)) {
                invalid(below(path, key), table.source(), path + " lacks the key " + key);
            }
        }
    }

    private Table fields(Table table, Shape.Fields shape, String path) {
        Map<String, Table.Entry> kept = new LinkedHashMap<>();
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = entry.getKey();
            Shape expected = shape.fields().get(key);
            if (expected != null) {
                keep(kept, entry, expected, below(path, key));
            } else if (OwnKeys.isOne(key)) {
                hasOwnKeys = true;
            } else {
                unknownKey(
                        key,
                        below(path, key),
                        shape.fields().keySet(),
                        entry.getValue().key());
            }
        }
        requireAll(table, shape, path);
        shape.ends().forEach((first, last) -> span(kept, first, last, path));
        return new Table(kept, table.source());
    }

    /** Refuses a last day before the first one. */
    private void span(Map<String, Table.Entry> kept, String first, String last, String path) {
        Table.Entry from = kept.get(first);
        Table.Entry to = kept.get(last);
        if (from != null
                && to != null
                && from.value() instanceof Scalar begin
                && begin.value() instanceof LocalDate day
                && to.value() instanceof Scalar end
                && end.value() instanceof LocalDate lastDay
                && lastDay.isBefore(day)) {
            invalid(
                    below(path, last),
                    end.source(),
                    below(path, last) + ": " + lastDay + " is before " + day + ", the day on which it begins");
            kept.remove(last);
        }
    }

    private void keep(
            Map<String, Table.Entry> kept, Map.Entry<String, Table.Entry> entry, Shape expected, String path) {
        Node value = checked(entry.getValue().value(), expected, path);
        if (value != null) {
            kept.put(entry.getKey(), new Table.Entry(entry.getValue().key(), value));
        }
    }

    /** The value without what is wrong in it, or null when the whole of it is refused. */
    private @Nullable Node checked(Node node, Shape shape, String path) {
        if (shape instanceof Shape.Free) {
            return node;
        }
        if (shape instanceof Shape.Either either) {
            return chosen(node, either, path);
        }
        if (!isOfType(node, shape)) {
            invalid(path, node.source(), path + " must be " + expected(shape) + ", not " + given(node));
            return null;
        }
        if (shape instanceof Shape.Fields fields) {
            Table table = (Table) node;
            Table allowed = fields(table, fields, path);
            return allowed.entries().keySet().containsAll(fields.required()) ? allowed : null;
        }
        if (shape instanceof Shape.MapOf map) {
            Table table = (Table) node;
            Map<String, Table.Entry> kept = new LinkedHashMap<>();
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                keep(kept, entry, map.value(), below(path, entry.getKey()));
            }
            return new Table(kept, table.source());
        }
        if (shape instanceof Shape.ListOf list) {
            List<Node> kept = new ArrayList<>();
            for (Node item : ((Array) node).items()) {
                Node value = checked(item, list.item(), path);
                if (value != null) {
                    kept.add(value);
                }
            }
            return new Array(List.copyOf(kept), node.source());
        }
        return scalar((Scalar) node, shape, path);
    }

    private @Nullable Node chosen(Node node, Shape.Either either, String path) {
        List<String> names = new ArrayList<>();
        for (Shape alternative : either.alternatives()) {
            if (isOfType(node, alternative)) {
                return checked(node, alternative, path);
            }
            names.add(expected(alternative));
        }
        invalid(path, node.source(), path + " must be " + String.join(" or ", names) + ", not " + given(node));
        return null;
    }

    private @Nullable Node scalar(Scalar scalar, Shape shape, String path) {
        String shown = scalar.text();
        if (shape instanceof Shape.Text text && !text.format().accepts(shown)) {
            invalid(
                    path,
                    scalar.source(),
                    path + ": " + quoted(shown) + " is not " + text.format().expected());
            return null;
        }
        if (shape instanceof Shape.Choice choice && !choice.allowed().contains(shown)) {
            Optional<String> meant = Suggestion.closest(shown, choice.allowed());
            invalid(
                    path,
                    scalar.source(),
                    path + ": " + quoted(shown) + " is not one of " + String.join(", ", choice.allowed())
                            + meant.map(word -> ": did you mean '" + word + "'?")
                                    .orElse(""));
            return null;
        }
        if (shape instanceof Shape.Whole whole) {
            long number = (Long) scalar.value();
            if (number < whole.min() || number > whole.max()) {
                invalid(
                        path,
                        scalar.source(),
                        path + " must be at least " + whole.min() + " and at most " + whole.max() + ", not " + number);
                return null;
            }
        }
        if (shape instanceof Shape.Day && scalar.value() instanceof String text) {
            try {
                return new Scalar(LocalDate.parse(text), scalar.source());
            } catch (DateTimeParseException e) {
                invalid(path, scalar.source(), path + ": " + quoted(shown) + " is no day: write one as 2026-11-23");
                return null;
            }
        }
        return scalar;
    }

    private static String quoted(String shown) {
        return shown.length() <= LONGEST_VALUE_SHOWN ? "'" + shown + "'" : "the value";
    }

    private static boolean isOfType(Node node, Shape shape) {
        if (shape instanceof Shape.Fields || shape instanceof Shape.MapOf) {
            return node instanceof Table;
        }
        if (shape instanceof Shape.ListOf) {
            return node instanceof Array;
        }
        if (!(node instanceof Scalar scalar)) {
            return shape instanceof Shape.Free;
        }
        Object value = scalar.value();
        if (shape instanceof Shape.Text || shape instanceof Shape.Choice) {
            return value instanceof String || value instanceof MaskedSecret;
        }
        if (shape instanceof Shape.Flag) {
            return value instanceof Boolean;
        }
        if (shape instanceof Shape.Whole) {
            return value instanceof Long;
        }
        if (shape instanceof Shape.Number) {
            return value instanceof Long || value instanceof Double;
        }
        if (shape instanceof Shape.Day) {
            return value instanceof LocalDate || value instanceof String;
        }
        return true;
    }

    private static String expected(Shape shape) {
        if (shape instanceof Shape.Text text) {
            return text.format().expected();
        }
        if (shape instanceof Shape.Choice choice) {
            return "one of " + String.join(", ", choice.allowed());
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        if (shape instanceof Shape.Whole) {
            return "a whole number";
        }
        if (shape instanceof Shape.Number) {
            return "a number";
        }
        if (shape instanceof Shape.Day) {
            return "a day such as 2026-11-23";
        }
        if (shape instanceof Shape.ListOf) {
            return "an array";
        }
        return shape instanceof Shape.Any ? "a single value" : "a table";
    }

    private static String given(Node node) {
        if (node instanceof Table) {
            return "a table";
        }
        if (node instanceof Array) {
            return "an array";
        }
        Object value = ((Scalar) node).value();
        if (value instanceof String || value instanceof MaskedSecret) {
            return "a text";
        }
        if (value instanceof Boolean) {
            return "true or false";
        }
        return value instanceof Long ? "a whole number" : value instanceof Double ? "a number" : "a date or time";
    }

    private void unknownKey(String key, String path, Collection<String> known, SourceLocation source) {
        String advice = Suggestion.closest(key, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElseGet(() -> known.size() <= MOST_KEYS_NAMED
                        ? "the keys here are " + String.join(", ", known)
                        : "begin its name with x_ if it is your own");
        problems.add(new Problem(
                DiagnosticKind.UNKNOWN_KEY, path, "the schema has no key '" + key + "' here: " + advice, source));
    }

    private void invalid(String path, SourceLocation source, String message) {
        problems.add(new Problem(DiagnosticKind.INVALID_VALUE, path, message, source));
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
