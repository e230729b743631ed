package dev.serviceregistry.generators.json;

import dev.serviceregistry.generators.tree.Characters;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import java.util.Map;

/** Writes trees as JSON, indented by two spaces; JSON has no comments, so those of a tree are left out. */
public final class JsonEmitter {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private JsonEmitter() {}

    /** The document, with a line feed at its end. */
    public static String write(Tree document) {
        JsonEmitter emitter = new JsonEmitter();
        emitter.value(document, "");
        return emitter.out.append('\n').toString();
    }

    private void value(Tree value, String indent) {
        if (value instanceof Mapping mapping) {
            mapping(mapping, indent);
        } else if (value instanceof Sequence sequence) {
            sequence(sequence, indent);
        } else if (value instanceof Text text) {
            text(text.value());
        } else if (value instanceof Whole whole) {
            out.append(whole.value());
        } else if (value instanceof Decimal decimal) {
            out.append(decimal.digits());
        } else if (value instanceof Truth truth) {
            out.append(truth.value());
        } else if (value instanceof Nothing) {
            out.append("null");
        } else if (value instanceof Reference reference) {
            throw new IllegalArgumentException("JSON has no references, such as " + reference.expression());
        }
    }

    private void mapping(Mapping mapping, String indent) {
        if (mapping.isEmpty()) {
            out.append("{}");
            return;
        }
        String deeper = indent + STEP;
        String before = "{\n";
        for (Map.Entry<String, Tree> entry : mapping.entries().entrySet()) {
            out.append(before).append(deeper);
            text(entry.getKey());
            out.append(": ");
            value(entry.getValue(), deeper);
            before = ",\n";
        }
        out.append('\n').append(indent).append('}');
    }

    private void sequence(Sequence sequence, String indent) {
        if (sequence.isEmpty()) {
            out.append("[]");
            return;
        }
        String deeper = indent + STEP;
        String before = "[\n";
        for (Tree item : sequence.items()) {
            out.append(before).append(deeper);
            value(item, deeper);
            before = ",\n";
        }
        out.append('\n').append(indent).append(']');
    }

    private void text(String text) {
        out.append('"');
        text.codePoints().forEach(this::character);
        out.append('"');
    }

    private void character(int c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Characters.isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    for (char half : Character.toChars(c)) {
                        out.append("\\u").append(Characters.hex(half, 4));
                    }
                }
            }
        }
    }
}
