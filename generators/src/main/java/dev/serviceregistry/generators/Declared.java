package dev.serviceregistry.generators;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.generators.tree.Truth;
import dev.serviceregistry.generators.tree.Whole;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A declared value, or the place where one could be, as a generator reads it.
 *
 * <p>Whoever takes a value ({@link #text}, {@link #integer}, {@link #isTrue}, {@link #texts}, {@link #tree}) thereby says
 * that the format expresses it; what nobody takes is a loss. Looking whether something is there takes nothing.
 */
public final class Declared {

    private final @Nullable Node node;
    private final String path;
    private final SourceLocation source;
    private final Reads reads;

    Declared(@Nullable Node node, String path, SourceLocation source, Reads reads) {
        this.node = node;
        this.path = path;
        this.source = source;
        this.reads = reads;
    }

    /** What is declared under a key; the place for it when nothing is. */
    public Declared get(String key) {
        Table.Entry entry = node instanceof Table table ? table.entries().get(key) : null;
        return entry == null
                ? new Declared(null, Reads.below(path, key), source, reads)
                : new Declared(
                        entry.value(),
                        Reads.below(path, key),
                        entry.value() instanceof Table
                                ? entry.key()
                                : entry.value().source(),
                        reads);
    }

    /** Whether something is declared here. */
    public boolean isPresent() {
        return node != null;
    }

    /** Whether a table is declared here. */
    public boolean isTable() {
        return node instanceof Table;
    }

    /** Whether a single value is declared here. */
    public boolean isSingle() {
        return node instanceof Scalar;
    }

    /** Whether a text is declared here, also one that is secret. */
    public boolean isText() {
        return node instanceof Scalar scalar
                && (scalar.value() instanceof String
                        || scalar.value() instanceof MaskedSecret secret && secret.isText());
    }

    /** Whether a secret is declared here in plain text. */
    public boolean isSecret() {
        return node instanceof Scalar scalar && scalar.value() instanceof MaskedSecret;
    }

    /** The entries of a table, in the order in which they are written; none of anything else. */
    public Map<String, Declared> entries() {
        Map<String, Declared> entries = new LinkedHashMap<>();
        if (node instanceof Table table) {
            for (String key : table.entries().keySet()) {
                entries.put(key, get(key));
            }
        }
        return entries;
    }

    /** The items of an array; none of anything else. */
    public List<Declared> items() {
        List<Declared> items = new ArrayList<>();
        if (node instanceof Array array) {
            for (int i = 0; i < array.items().size(); i++) {
                Node item = array.items().get(i);
                items.add(new Declared(item, path + "[" + i + "]", item.source(), reads));
            }
        }
        return items;
    }

    /** Takes a single value as text; nothing when there is none, or when it is a secret that cannot be had. */
    public Optional<String> text() {
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        reads.take(path);
        if (!(scalar.value() instanceof MaskedSecret)) {
            return Optional.of(scalar.text());
        }
        Optional<String> secret = reads.secrets().of(scalar.source());
        if (secret.isEmpty()) {
            lose("the secret could not be read again from its file");
        }
        return secret;
    }

    /** Takes a text, or another one when there is none. */
    public String text(String otherwise) {
        return text().orElse(otherwise);
    }

    /** Takes a whole number; nothing when there is none. */
    public OptionalLong integer() {
        if (node instanceof Scalar scalar && scalar.value() instanceof Long number) {
            reads.take(path);
            return OptionalLong.of(number);
        }
        return OptionalLong.empty();
    }

    /** Takes true or false; false when neither is declared. */
    public boolean isTrue() {
        if (node instanceof Scalar scalar && scalar.value() instanceof Boolean truth) {
            reads.take(path);
            return truth;
        }
        return false;
    }

    /** Takes the single values of an array as texts. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        reads.take(path);
        for (Declared item : items()) {
            item.text().ifPresent(texts::add);
        }
        return texts;
    }

    /** Takes everything that is declared here as it stands; nothing when there is nothing. */
    public Optional<Tree> tree() {
        if (node instanceof Table) {
            Mapping mapping = new Mapping();
            reads.take(path);
            entries().forEach((key, value) -> value.tree().ifPresent(tree -> mapping.put(key, tree)));
            return Optional.of(mapping);
        }
        if (node instanceof Array) {
            Sequence sequence = new Sequence();
            reads.take(path);
            items().forEach(item -> item.tree().ifPresent(sequence::add));
            return Optional.of(sequence);
        }
        if (!(node instanceof Scalar scalar)) {
            return Optional.empty();
        }
        Object value = scalar.value();
        reads.take(path);
        if (value instanceof Long number) {
            return Optional.of(new Whole(number));
        } else if (value instanceof Boolean truth) {
            return Optional.of(new Truth(truth));
        } else if (value instanceof Double number && Double.isFinite(number)) {
            return Optional.of(new Decimal(BigDecimal.valueOf(number)));
        } else if (value instanceof MaskedSecret secret && !secret.isText()) {
            return text().map(digits -> new Whole(Long.parseLong(digits)));
        }
        return text().map(Text::new);
    }

    /** Says that the format needs nothing of this: what it states holds without being written, or stands elsewhere. */
    public void skip() {
        if (node != null) {
            reads.take(path);
        }
    }

    /**
     * Says that the format cannot express this.
     *
     * @param reason why not, as the end of a sentence
     */
    public void lose(String reason) {
        if (node != null) {
            reads.lose(path, reason);
        }
    }

    /** Where it is written; where the table around it is when it is not. */
    public SourceLocation source() {
        return source;
    }

    /** The dotted path of the key. */
    public String path() {
        return path;
    }
}
