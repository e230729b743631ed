package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Values by key, in the order in which they are written.
 *
 * @param entries the values, each with the place of its key
 * @param source where the table is written: its header, or the braces of an inline table
 */
public record Table(Map<String, Entry> entries, SourceLocation source) implements Node {

    /**
     * A key and its value.
     *
     * @param key where the key is written
     * @param value the value
     */
    public record Entry(SourceLocation key, Node value) {

        /** The same so many lines further down. */
        public Entry moved(int lines) {
            return lines == 0 ? this : new Entry(key.moved(lines), value.moved(lines));
        }
    }

    private static final Map<String, Entry> NONE = Collections.unmodifiableMap(new LinkedHashMap<>());

    /** Keeps the entries' order and lets nobody change them. */
    public Table {
        entries = entries instanceof LazyEntries ? entries : Collections.unmodifiableMap(entries);
    }

    /**
     * A table that was made of this one. When this one's entries may be let go, so may its own.
     *
     * @param made the table
     * @param making makes its entries again
     */
    public Table derived(Table made, Supplier<Map<String, Entry>> making) {
        return entries instanceof LazyEntries lazy ? lazy.recent().table(made, making) : made;
    }

    @Override
    public Table moved(int lines) {
        Map<String, Entry> moved = entries instanceof LazyEntries lazy ? lazy.moved(lines) : moved(entries, lines);
        return new Table(moved, source.moved(lines));
    }

    static Map<String, Entry> moved(Map<String, Entry> entries, int lines) {
        if (lines == 0) {
            return entries;
        }
        Map<String, Entry> moved = new LinkedHashMap<>(entries.size() * 4 / 3 + 1);
        entries.forEach((key, entry) -> moved.put(key, entry.moved(lines)));
        return moved;
    }

    /** A table without keys. */
    public static Table empty(SourceLocation source) {
        return new Table(NONE, source);
    }

    /** The value of a key, when it is written. */
    public Optional<Node> get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? Optional.empty() : Optional.of(entry.value());
    }

    /** The table under a key; an empty one when the key is not written or is no table. */
    public Table table(String key) {
        return get(key).orElse(null) instanceof Table table ? table : empty(source);
    }

    /** The text under a key; nothing when the key is not written or is no text. */
    public Optional<String> string(String key) {
        return get(key).orElse(null) instanceof Scalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** The whole number under a key; nothing when the key is not written or is no whole number. */
    public OptionalLong integer(String key) {
        return get(key).orElse(null) instanceof Scalar scalar && scalar.value() instanceof Long number
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /** Whether true is written under a key. */
    public boolean isTrue(String key) {
        return get(key).orElse(null) instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    /** Where the value of a key is written; where the table is when the key is not. */
    public SourceLocation place(String key) {
        Entry entry = entries.get(key);
        return entry == null ? source : entry.value().source();
    }

    /** The single values of an array under a key; none when the key is not written. */
    public List<Scalar> scalars(String key) {
        List<Scalar> scalars = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof Scalar scalar) {
                scalars.add(scalar);
            }
        }
        return scalars;
    }

    /** The texts of the single values of an array under a key; none when the key is not written. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Scalar scalar : scalars(key)) {
            texts.add(scalar.text());
        }
        return texts;
    }

    /** Those of these keys that are written. */
    public List<String> written(List<String> keys) {
        List<String> written = new ArrayList<>();
        for (String key : keys) {
            if (entries.containsKey(key)) {
                written.add(key);
            }
        }
        return written;
    }

    /** The values of an array under a key; none when the key is not written. */
    public List<Node> items(String key) {
        return get(key).orElse(null) instanceof Array array ? array.items() : List.of();
    }

    /** The tables of a table under a key, by their keys. */
    public Map<String, Table> tables(String key) {
        Map<String, Entry> all = table(key).entries();
        if (all.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<String, Table> tables = new LinkedHashMap<>();
        for (Map.Entry<String, Entry> entry : all.entrySet()) {
            if (entry.getValue().value() instanceof Table below) {
                tables.put(entry.getKey(), below);
            }
        }
        return tables;
    }
}
