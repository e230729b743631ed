package dev.serviceregistry.registry.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a value may be. */
sealed interface Shape {

    /** A text of a format. */
    record Text(Format format) implements Shape {}

    /**
     * The same shape for a part of a whole, which may leave to the rest what is required; the elements of an array stand for
     * themselves.
     */
    default Shape partial() {
        return this;
    }

    /** Whether a table of this shape, or one below it, must have some key; the elements of an array stand for themselves. */
    default boolean demandsKeys() {
        return false;
    }

    /** One of these texts. */
    record Choice(Set<String> allowed) implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /** A whole number. */
    record Whole(long min, long max) implements Shape {}

    /** A number. */
    record Number() implements Shape {}

    /** A day, as a TOML date or as a text of the form 2026-11-23. */
    record Day() implements Shape {}

    /** An array of values of one shape. */
    record ListOf(Shape item) implements Shape {}

    /** A table whose keys are the user's own. */
    record MapOf(Shape value) implements Shape {

        @Override
        public boolean demandsKeys() {
            return value.demandsKeys();
        }

        @Override
        public MapOf partial() {
            return new MapOf(value.partial());
        }
    }

    /**
     * A table whose keys are the schema's.
     *
     * @param ends the key of the last day of a span by that of its first one
     */
    record Fields(Map<String, Shape> fields, Set<String> required, Map<String, String> ends) implements Shape {

        Fields() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        Fields span(String first, String last) {
            ends.put(first, last);
            return must(first, new Day()).must(last, new Day());
        }

        Fields with(String key, Shape shape) {
            fields.put(key, shape);
            return this;
        }

        Fields must(String key, Shape shape) {
            required.add(key);
            return with(key, shape);
        }

        @Override
        public boolean demandsKeys() {
            return !required.isEmpty() || fields.values().stream().anyMatch(Shape::demandsKeys);
        }

        @Override
        public Fields partial() {
            Fields partial = new Fields();
            fields.forEach((key, shape) -> partial.with(key, shape.partial()));
            partial.ends.putAll(ends);
            return partial;
        }

        Fields all(Shape shape, String... keys) {
            for (String key : keys) {
                fields.put(key, shape);
            }
            return this;
        }
    }

    /** A value of the first of these shapes that is of its TOML type. */
    record Either(List<Shape> alternatives) implements Shape {

        @Override
        public Either partial() {
            return new Either(alternatives.stream().map(Shape::partial).toList());
        }
    }

    /** Any value that is not a table or an array. */
    record Any() implements Shape {}

    /** Anything at all. */
    record Free() implements Shape {}
}
