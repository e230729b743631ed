package dev.serviceregistry.generators.hcl;

import dev.serviceregistry.generators.tree.Comments;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes bodies as HCL, laid out as {@code terraform fmt} does. */
public final class HclEmitter {

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private HclEmitter() {}

    /** A line of assignments, kept back until it is known how wide the names around it are. */
    private record Assignment(String name, String value) {}

    /**
     * A file.
     *
     * @param header the comment above it; empty for none
     */
    public static String write(Body file, String header) {
        HclEmitter emitter = new HclEmitter();
        emitter.comment(header, "");
        if (!header.isEmpty() && !file.items().isEmpty()) {
            emitter.out.append('\n');
        }
        emitter.body(file, "");
        return emitter.out.toString();
    }

    private void body(Body body, String indent) {
        List<Assignment> pending = new ArrayList<>();
        boolean first = true;
        boolean afterBlock = false;
        for (Body.Item item : body.items()) {
            if (item instanceof Body.Attribute attribute) {
                boolean isLong = !isOneLine(attribute.value());
                if (isLong || !attribute.comment().isEmpty()) {
                    flush(pending, indent);
                }
                out.append(afterBlock ? "\n" : "");
                comment(attribute.comment(), indent);
                assignment(attribute.name(), attribute.value(), pending, indent);
                afterBlock = false;
            } else if (item instanceof Body.Block block) {
                flush(pending, indent);
                out.append(first ? "" : "\n");
                block(block, indent);
                afterBlock = true;
            }
            first = false;
        }
        flush(pending, indent);
    }

    private void block(Body.Block block, String indent) {
        comment(block.comment(), indent);
        out.append(indent).append(block.type());
        for (String label : block.labels()) {
            out.append(' ').append(HclText.quoted(label));
        }
        if (block.body().items().isEmpty()) {
            out.append(" {}\n");
            return;
        }
        out.append(" {\n");
        body(block.body(), indent + STEP);
        out.append(indent).append("}\n");
    }

    private void assignment(String name, Tree value, List<Assignment> pending, String indent) {
        if (isOneLine(value)) {
            pending.add(new Assignment(name, inline(value)));
            return;
        }
        flush(pending, indent);
        out.append(indent).append(name).append(" = ");
        value(value, indent);
        out.append('\n');
    }

    /** Writes the lines that were kept back, with their equals signs below each other. */
    private void flush(List<Assignment> pending, String indent) {
        int widest = 0;
        for (Assignment assignment : pending) {
            widest = Math.max(widest, width(assignment.name()));
        }
        for (Assignment assignment : pending) {
            out.append(indent)
                    .append(assignment.name())
                    .append(" ".repeat(widest - width(assignment.name())))
                    .append(" = ")
                    .append(assignment.value())
                    .append('\n');
        }
        pending.clear();
    }

    private static int width(String name) {
        return name.codePointCount(0, name.length());
    }

    private void value(Tree value, String indent) {
        String deeper = indent + STEP;
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append("{\n");
            List<Assignment> pending = new ArrayList<>();
            for (Map.Entry<String, Tree> entry : mapping.entries().entrySet()) {
                String comment = mapping.comment(entry.getKey());
                if (!comment.isEmpty()) {
                    flush(pending, deeper);
                    comment(comment, deeper);
                }
                assignment(HclText.key(entry.getKey()), entry.getValue(), pending, deeper);
            }
            flush(pending, deeper);
            out.append(indent).append('}');
        } else if (value instanceof Sequence sequence && !isOneLine(value)) {
            out.append("[\n");
            for (Tree item : sequence.items()) {
                out.append(deeper);
                value(item, deeper);
                out.append(",\n");
            }
            out.append(indent).append(']');
        } else {
            out.append(inline(value));
        }
    }

    private static boolean isOneLine(Tree value) {
        if (value instanceof Mapping mapping) {
            return mapping.isEmpty();
        }
        return !(value instanceof Sequence sequence)
                || sequence.items().stream().noneMatch(item -> item instanceof Mapping || item instanceof Sequence);
    }

    private static String inline(Tree value) {
        if (value instanceof Text text) {
            return HclText.quoted(text.value());
        } else if (value instanceof Whole whole) {
            return Long.toString(whole.value());
        } else if (value instanceof Decimal decimal) {
            return decimal.digits();
        } else if (value instanceof Truth truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof Nothing) {
            return "null";
        } else if (value instanceof Reference reference) {
            return reference.expression();
        } else if (value instanceof Sequence sequence) {
            return "["
                    + String.join(
                            ", ",
                            sequence.items().stream().map(HclEmitter::inline).toList())
                    + "]";
        }
        return "{}";
    }

    private void comment(String text, String indent) {
        for (String line : Comments.lines(text)) {
            out.append(indent).append(line).append('\n');
        }
    }
}
