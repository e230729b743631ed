package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;

/**
 * Something that may be written at a place.
 *
 * @param kind what it is
 * @param label what is listed
 * @param text what is written
 * @param detail a few words on it, or empty
 * @param documentation more on it as Markdown, or empty
 * @param replaced what it is written in the place of
 */
public record Proposal(
        Kind kind, String label, String text, String detail, String documentation, SourceLocation replaced) {

    /** What can be proposed. */
    public enum Kind {
        /** A key of the schema. */
        KEY,
        /** One of the few values that a key may have. */
        VALUE,
        /** A service. */
        SERVICE,
        /** A team. */
        TEAM,
        /** The name of a secret. */
        SECRET,
        /** A type of fact, or an enum. */
        TYPE
    }
}
