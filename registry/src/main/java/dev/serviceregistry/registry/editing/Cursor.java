package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * What stands at a place in a TOML text, complete or not.
 *
 * @param token which part of the text it is
 * @param path the keys that lead there; for a key or a header, the one that stands there comes last
 * @param text the text there without quotation marks; empty where nothing is written yet
 * @param source where that text stands, without its quotation marks
 * @param quoted whether it stands in quotation marks
 */
record Cursor(Token token, List<String> path, String text, SourceLocation source, boolean quoted) {

    /** The parts of a TOML text that say something. */
    enum Token {
        /** A part of the name of a table, between brackets. */
        HEADER,
        /** A key, before an equals sign. */
        KEY,
        /** A single value, also as the element of an array. */
        VALUE,
        /** A comment, or what cannot be told. */
        OTHER
    }

    Cursor {
        path = List.copyOf(path);
    }

    /** The keys before the last. */
    List<String> table() {
        return path.subList(0, Math.max(0, path.size() - 1));
    }
}
