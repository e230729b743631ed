package dev.serviceregistry.registry.schema;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Short names for the shapes that the schema is written in. */
final class Shapes {

    static final Shape TEXT = new Shape.Text(Format.ANY);
    static final Shape NAME = new Shape.Text(Format.NAME);
    static final Shape HANDLE = new Shape.Text(Format.HANDLE);
    static final Shape DURATION = new Shape.Text(Format.DURATION);
    static final Shape PERCENT = new Shape.Text(Format.PERCENT);
    static final Shape FLAG = new Shape.Flag();
    static final Shape INTEGER = new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
    static final Shape COUNT = new Shape.Whole(0, Integer.MAX_VALUE);
    static final Shape DAY = new Shape.Day();
    static final Shape ANY = new Shape.Any();
    static final Shape TEXTS = new Shape.ListOf(TEXT);
    static final Shape NAMES = new Shape.ListOf(NAME);
    static final Shape HANDLES = new Shape.ListOf(HANDLE);

    private Shapes() {}

    static Shape.Fields fields() {
        return new Shape.Fields();
    }

    static Shape text(Format format) {
        return new Shape.Text(format);
    }

    static Shape oneOf(String... allowed) {
        Set<String> set = new LinkedHashSet<>(List.of(allowed));
        return new Shape.Choice(set);
    }

    static Shape listOf(Shape item) {
        return new Shape.ListOf(item);
    }

    static Shape mapOf(Shape value) {
        return new Shape.MapOf(value);
    }

    static Shape either(Shape... alternatives) {
        return new Shape.Either(List.of(alternatives));
    }

    /** A document: every one may state the version of the schema that it is written for. */
    static Shape.Fields document() {
        return fields().with("schema_version", oneOf("1"));
    }
}
