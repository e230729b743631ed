package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A YAML value that knows where it was written; aliases share one value, so a tree may be far larger than its text. */
public sealed interface Yaml {
    /** Where it was written. */
    SourceLocation at();

    /** How many values it has when every alias is written out; a long text counts as several. */
    long weight();

    /**
     * Text of any type.
     *
     * @param text the value after variables
     * @param raw the value as written
     * @param isNull whether there is no value at all
     * @param isPlain whether it stands without quotation marks, so that it may be a number or a truth value
     * @param scope what variables stand for there
     */
    record Scalar(String text, String raw, boolean isNull, boolean isPlain, Variables scope, SourceLocation at)
            implements Yaml {
        /** A text without variables. */
        public static Scalar of(String text, SourceLocation at) {
            return new Scalar(text, text.replace("$", "$$"), false, false, Variables.NONE, at);
        }

        /** No value. */
        public static Scalar none(SourceLocation at) {
            return new Scalar("", "", true, true, Variables.NONE, at);
        }

        @Override
        public long weight() {
            return 1 + Math.max(text.length(), raw.length()) / 64;
        }
    }

    /** A sequence. */
    record Items(List<Yaml> items, SourceLocation at, long weight) implements Yaml {
        /** A sequence of these values. */
        public static Items of(List<? extends Yaml> items, SourceLocation at) {
            return new Items(
                    List.copyOf(items),
                    at,
                    1 + items.stream().mapToLong(Yaml::weight).sum());
        }
    }

    /** A mapping, its keys in the order of the file. */
    record Table(Map<String, Entry> entries, SourceLocation at, long weight) implements Yaml {
        /** A mapping with these entries. */
        public static Table of(Map<String, Entry> entries, SourceLocation at) {
            long weight = 1
                    + entries.values().stream()
                            .mapToLong(e -> e.value().weight())
                            .sum();
            return new Table(Collections.unmodifiableMap(new LinkedHashMap<>(entries)), at, weight);
        }

        /** The value under a key, or null where there is none. */
        public @Nullable Yaml value(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** Whether the key is there, be it without a value. */
        public boolean has(String key) {
            return entries.containsKey(key);
        }
    }

    /** A value under a key. */
    record Entry(SourceLocation keyAt, Yaml value) {}

    /**
     * A value that asks for another way of merging.
     *
     * @param reset whether what earlier files say goes away with nothing in its place
     */
    record Tagged(boolean reset, Yaml value) implements Yaml {
        @Override
        public SourceLocation at() {
            return value.at();
        }

        @Override
        public long weight() {
            return value.weight();
        }
    }
}
