package dev.serviceregistry.generators.kcl;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Declared values as trees of KCL, and trees as text. */
final class KclValues {

    static final String STEP = "    ";

    private KclValues() {}

    /**
     * A declared value; a secret is an option that whoever runs the file gives.
     *
     * @param name what the option is called
     * @param options the options that are taken
     */
    static Optional<Tree> of(Declared declared, String name, Set<String> options) {
        if (declared.isSecret()) {
            declared.skip();
            return Optional.of(option(KclText.free(name, options)));
        }
        if (declared.isTable()) {
            Mapping mapping = new Mapping();
            declared.skip();
            declared.entries().forEach((key, value) -> {
                if (!KclText.isPlain(key) || key.contains("${")) {
                    value.lose("KCL has no certain way to write this key");
                } else {
                    of(value, name + "_" + key, options).ifPresent(tree -> mapping.put(key, tree));
                }
            });
            return Optional.of(mapping);
        }
        List<Declared> items = declared.items();
        if (!items.isEmpty()) {
            Sequence sequence = new Sequence();
            declared.skip();
            items.forEach(item -> of(item, name, options).ifPresent(sequence::add));
            return Optional.of(sequence);
        }
        Optional<Tree> tree = declared.tree();
        if (tree.isPresent() && tree.get() instanceof Text text && !KclText.isPlain(text.value())) {
            declared.lose("KCL has no certain way to write a character of it");
            return Optional.empty();
        }
        return tree;
    }

    /** A value that whoever runs the file gives, with {@code -D name=value}. */
    static Reference option(String name) {
        return new Reference("option(" + KclText.quoted(name) + ", required=True)");
    }

    /** Writes a value. */
    static void write(Tree value, String indent, StringBuilder out) {
        String deeper = indent + STEP;
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append("{\n");
            for (Map.Entry<String, Tree> entry : mapping.entries().entrySet()) {
                out.append(deeper).append(KclText.quoted(entry.getKey())).append(" = ");
                write(entry.getValue(), deeper, out);
                out.append('\n');
            }
            out.append(indent).append('}');
        } else if (value instanceof Sequence sequence && !sequence.isEmpty()) {
            out.append("[\n");
            for (Tree item : sequence.items()) {
                out.append(deeper);
                write(item, deeper, out);
                out.append('\n');
            }
            out.append(indent).append(']');
        } else {
            out.append(single(value));
        }
    }

    private static String single(Tree value) {
        if (value instanceof Text text) {
            return KclText.quoted(text.value());
        } else if (value instanceof Whole whole) {
            return Long.toString(whole.value());
        } else if (value instanceof Decimal decimal) {
            return decimal.digits();
        } else if (value instanceof Truth truth) {
            return truth.value() ? "True" : "False";
        } else if (value instanceof Reference reference) {
            return reference.expression();
        } else if (value instanceof Nothing) {
            return "None";
        }
        return value instanceof Sequence ? "[]" : "{}";
    }

    /** A value on one line. */
    static String inline(Tree value) {
        if (value instanceof Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> KclText.quoted(entry.getKey()) + " = " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Sequence sequence
                ? sequence.items().stream().map(KclValues::inline).collect(Collectors.joining(", ", "[", "]"))
                : single(value);
    }
}
