package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import dev.serviceregistry.registry.Overlay;
import dev.serviceregistry.registry.PresentNames;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Changes a tree as an overlay says: by what is merged over it (RFC 7396), then by operations in order (RFC 6902). */
final class Patch {

    private final Overlay overlay;
    private final Function<String, Tree> texts;
    private final PresentNames names;
    private final List<Diagnostic> problems;

    /**
     * The changes of an overlay.
     *
     * @param texts what a text of the overlay is in the format of the file
     * @param names the names of what the file was made of: what an overlay names by a former id is found by the present one
     * @param problems takes what could not be done
     */
    Patch(Overlay overlay, Function<String, Tree> texts, PresentNames names, List<Diagnostic> problems) {
        this.overlay = overlay;
        this.texts = texts;
        this.names = names;
        this.problems = problems;
    }

    void apply(Mapping tree) {
        overlay.content().entries().forEach((key, entry) -> {
            if (key.equals("merge") && entry.value() instanceof Table table) {
                merge(table, tree);
            } else if (key.equals("patch") && entry.value() instanceof Array operations) {
                for (Node operation : operations.items()) {
                    operate(operation, tree);
                }
            } else {
                problem(key, "is neither the table merge nor the array of tables patch", entry.key());
            }
        });
    }

    /** Takes out of a file of several documents what stands beside them and is none, and tells of it. */
    void refuseWhatIsNoDocument(Mapping documents) {
        for (String key : List.copyOf(documents.entries().keySet())) {
            boolean isDocument = documents.get(key) instanceof Mapping document && document.get("kind") != null;
            if (!isDocument) {
                documents.remove(key);
                Table.Entry merged = overlay.content().table("merge").entries().get(key);
                problem(
                        key,
                        "there is no document '" + key + "' in the generated file, and a new one needs a kind",
                        merged == null ? overlay.source() : merged.key());
            }
        }
    }

    private void merge(Table over, Mapping tree) {
        for (Map.Entry<String, Table.Entry> entry : over.entries().entrySet()) {
            String key = names.found(entry.getKey(), spelling -> tree.get(spelling) != null);
            if (entry.getValue().value() instanceof Table table && tree.get(key) instanceof Mapping below) {
                merge(table, below);
            } else {
                tree.put(key, tree(entry.getValue().value()));
            }
        }
    }

    private void operate(Node operation, Mapping tree) {
        if (!(operation instanceof Table table)) {
            problem("patch", "every item of patch is a table with op and path", operation.source());
            return;
        }
        String name = table.string("op").orElse("");
        String written = table.string("path").orElse("");
        Pointer path = new Pointer(tree, written, names);
        Pointer from = new Pointer(tree, table.string("from").orElse(""), names);
        Node value = table.get("value").orElse(null);
        boolean needsValue = List.of("add", "replace", "test").contains(name);
        if (needsValue && value == null) {
            problem(written, "the operation " + name + " needs a value", table.source());
            return;
        }
        boolean done = switch (name) {
            case "add" -> value != null && path.add(tree(value));
            case "replace" -> value != null && path.replace(tree(value));
            case "remove" -> path.remove();
            case "test" -> value != null && path.holds(tree(value));
            case "copy", "move" -> {
                Tree moved = from.get();
                boolean there = moved != null && (name.equals("copy") || from.remove());
                yield there && moved != null && path.add(Pointer.copy(moved));
            }
            default -> {
                problem(
                        written,
                        "'" + name + "' is no operation: write add, remove, replace, move, copy or test",
                        table.place("op"));
                yield true;
            }
        };
        if (!done) {
            problem(
                    written,
                    name.equals("test")
                            ? "the path " + written + " does not have this value in the generated file"
                            : "the path " + written + " matches nothing in the generated file",
                    table.place("path"));
        }
    }

    private void problem(String key, String message, SourceLocation source) {
        Subject subject = new Subject(overlay.project(), "", overlay.source().file() + ":" + key);
        problems.add(new Diagnostic(DiagnosticKind.INVALID_VALUE, subject, message, source));
    }

    private Tree tree(Node node) {
        if (node instanceof Table table) {
            Mapping mapping = new Mapping();
            table.entries().forEach((key, entry) -> mapping.put(key, tree(entry.value())));
            return mapping;
        }
        if (node instanceof Array array) {
            Sequence sequence = new Sequence();
            array.items().forEach(item -> sequence.add(tree(item)));
            return sequence;
        }
        Object value = ((Scalar) node).value();
        if (value instanceof Long number) {
            return new Whole(number);
        } else if (value instanceof Boolean truth) {
            return new Truth(truth);
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return new Decimal(BigDecimal.valueOf(number));
        }
        return texts.apply(value.toString());
    }
}
