package dev.serviceregistry.engine.drools.compiler.check.syntax;

/** A part of a file: what stands from one offset, in UTF-16 units, up to another. */
public interface Span {

    /** The offset of the first character. */
    int start();

    /** The offset behind the last character. */
    int end();
}
