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
    record MapOf(Shape value) implements Shape {}

    /** A table whose keys are the schema's. */
    record Fields(Map<String, Shape> fields, Set<String> required) implements Shape {

        Fields() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>());
        }

        Fields with(String key, Shape shape) {
            fields.put(key, shape);
            return this;
        }

        Fields must(String key, Shape shape) {
            required.add(key);
            return with(key, shape);
        }

        Fields all(Shape shape, String... keys) {
            for (String key : keys) {
                fields.put(key, shape);
            }
            return this;
        }
    }

    /** A value of the first of these shapes that is of its TOML type. */
    record Either(List<Shape> alternatives) implements Shape {}

    /** Any value that is not a table or an array. */
    record Any() implements Shape {}

    /** Anything at all. */
    record Free() implements Shape {}
}
