package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;

/** A value of a file with its place: a table, an array or a scalar. */
public sealed interface Node permits Table, Array, Scalar {

    /** Where the value is written. */
    SourceLocation source();

    /** The same value so many lines further down. */
    Node moved(int lines);
}
