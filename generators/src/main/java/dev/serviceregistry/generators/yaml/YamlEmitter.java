package dev.serviceregistry.generators.yaml;

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
import java.util.List;
import java.util.Map;

/** Writes trees as YAML that readers of 1.1 and of 1.2 understand alike. */
public final class YamlEmitter {

    /** A longer key is written after a question mark: readers look no further for its colon. */
    private static final int LONGEST_IMPLICIT_KEY = 120;

    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlEmitter() {}

    /**
     * One document.
     *
     * @param document a mapping or a sequence
     * @param header the comment above it; empty for none
     */
    public static String write(Tree document, String header) {
        return write(List.of(document), header);
    }

    /**
     * Several documents in one file.
     *
     * @param documents mappings and sequences
     * @param header the comment above the first; empty for none
     */
    public static String write(List<? extends Tree> documents, String header) {
        YamlEmitter emitter = new YamlEmitter();
        emitter.comment(header, "");
        for (Tree document : documents) {
            emitter.out.append("---\n");
            emitter.document(document);
        }
        return emitter.out.toString();
    }

    private void document(Tree document) {
        if (document instanceof Mapping mapping && !mapping.isEmpty()) {
            mapping(mapping, "", false);
        } else if (document instanceof Sequence sequence && !sequence.isEmpty()) {
            sequence(sequence, "", false);
        } else {
            out.append(inline(document)).append('\n');
        }
    }

    /**
     * Writes the entries of a mapping, each on lines of its own.
     *
     * @param started whether the indentation of the first line is written already, as behind a dash, and its comment above
     */
    private void mapping(Mapping mapping, String indent, boolean started) {
        boolean first = started;
        for (Map.Entry<String, Tree> entry : mapping.entries().entrySet()) {
            if (!first) {
                comment(mapping.comment(entry.getKey()), indent);
                out.append(indent);
            }
            first = false;
            key(entry.getKey(), indent);
            value(entry.getValue(), indent);
        }
    }

    private void key(String key, String indent) {
        String written = YamlText.inline(key);
        if (written.length() > LONGEST_IMPLICIT_KEY) {
            out.append("? ").append(written).append('\n').append(indent);
            out.append(':');
        } else {
            out.append(written).append(':');
        }
    }

    private void value(Tree value, String indent) {
        if (value instanceof Mapping mapping && !mapping.isEmpty()) {
            out.append('\n');
            mapping(mapping, indent + STEP, false);
        } else if (value instanceof Sequence sequence && !sequence.isEmpty()) {
            out.append('\n');
            sequence(sequence, indent + STEP, false);
        } else if (value instanceof Text text && YamlText.isBlock(text.value())) {
            out.append(' ');
            block(text.value(), indent + STEP);
        } else {
            out.append(' ').append(inline(value)).append('\n');
        }
    }

    private void sequence(Sequence sequence, String indent, boolean started) {
        boolean first = started;
        for (Tree item : sequence.items()) {
            if (!first) {
                comment(firstComment(item), indent);
                out.append(indent);
            }
            first = false;
            out.append("- ");
            if (item instanceof Mapping mapping && !mapping.isEmpty()) {
                mapping(mapping, indent + STEP, true);
            } else if (item instanceof Sequence below && !below.isEmpty()) {
                sequence(below, indent + STEP, true);
            } else if (item instanceof Text text && YamlText.isBlock(text.value())) {
                block(text.value(), indent + STEP);
            } else {
                out.append(inline(item)).append('\n');
            }
        }
    }

    /** What is said above the first key of an item; it stands above the dash. */
    private static String firstComment(Tree item) {
        return item instanceof Mapping mapping && !mapping.isEmpty()
                ? mapping.comment(mapping.entries().keySet().iterator().next())
                : "";
    }

    /** A text of several lines as it stands. */
    private void block(String text, String indent) {
        boolean ends = text.endsWith("\n");
        out.append(ends ? "|\n" : "|-\n");
        String lines = ends ? text.substring(0, text.length() - 1) : text;
        for (String line : lines.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent).append(line).append('\n');
        }
    }

    private static String inline(Tree value) {
        if (value instanceof Text text) {
            return YamlText.inline(text.value());
        } else if (value instanceof Whole whole) {
            return Long.toString(whole.value());
        } else if (value instanceof Decimal decimal) {
            return decimal.digits();
        } else if (value instanceof Truth truth) {
            return Boolean.toString(truth.value());
        } else if (value instanceof Nothing) {
            return "null";
        } else if (value instanceof Reference reference) {
            throw new IllegalArgumentException("YAML has no references, such as " + reference.expression());
        }
        return value instanceof Mapping ? "{}" : "[]";
    }

    private void comment(String text, String indent) {
        for (String line : Comments.lines(text)) {
            out.append(indent).append(line).append('\n');
        }
    }
}
