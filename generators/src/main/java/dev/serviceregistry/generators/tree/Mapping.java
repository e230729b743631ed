package dev.serviceregistry.generators.tree;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Values by key, in the order in which they are put in; it grows until it is written. */
public final class Mapping implements Tree {

    private final Map<String, Tree> entries = new LinkedHashMap<>();
    private final Map<String, String> comments = new LinkedHashMap<>();

    /** Puts in a value, in the place of what the key had. */
    public Mapping put(String key, Tree value) {
        entries.put(key, value);
        return this;
    }

    /** Puts in a text. */
    public Mapping put(String key, String text) {
        return put(key, new Text(text));
    }

    /** Puts in a whole number. */
    public Mapping put(String key, long number) {
        return put(key, new Whole(number));
    }

    /** Puts in true or false. */
    public Mapping put(String key, boolean truth) {
        return put(key, new Truth(truth));
    }

    /** Puts in texts as a sequence. */
    public Mapping put(String key, Collection<String> texts) {
        return put(key, Sequence.of(texts));
    }

    /** Puts in a mapping or a sequence that has something in it, and nothing else. */
    public Mapping putUnlessEmpty(String key, Tree value) {
        boolean empty = value instanceof Mapping mapping && mapping.isEmpty()
                || value instanceof Sequence sequence && sequence.isEmpty();
        return empty ? this : put(key, value);
    }

    /** The mapping under a key; a new one is put in where there is none. */
    public Mapping mapping(String key) {
        if (entries.get(key) instanceof Mapping mapping) {
            return mapping;
        }
        Mapping mapping = new Mapping();
        put(key, mapping);
        return mapping;
    }

    /** The sequence under a key; a new one is put in where there is none. */
    public Sequence sequence(String key) {
        if (entries.get(key) instanceof Sequence sequence) {
            return sequence;
        }
        Sequence sequence = new Sequence();
        put(key, sequence);
        return sequence;
    }

    /** Takes a key out. */
    public Mapping remove(String key) {
        entries.remove(key);
        comments.remove(key);
        return this;
    }

    /** Replaces the value under a key by what is made of it, when there is one. */
    public void replace(String key, UnaryOperator<Tree> change) {
        entries.computeIfPresent(key, (unused, value) -> change.apply(value));
    }

    /** Says something above a key, for whoever reads the file. */
    public Mapping comment(String key, String text) {
        comments.put(key, text);
        return this;
    }

    /** What is said above a key; empty for most. */
    public String comment(String key) {
        return comments.getOrDefault(key, "");
    }

    /** The value of a key, or null when it has none. */
    public @Nullable Tree get(String key) {
        return entries.get(key);
    }

    /** The values by key, in order. */
    public Map<String, Tree> entries() {
        return Collections.unmodifiableMap(entries);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }
}
