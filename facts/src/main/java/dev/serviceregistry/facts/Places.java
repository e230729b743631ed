package dev.serviceregistry.facts;

/** Finds where the keys of one table are written. */
@FunctionalInterface
public interface Places {

    /** The place of a dotted key, or of its nearest written parent, or of the table itself. */
    SourceLocation of(String key);
}
