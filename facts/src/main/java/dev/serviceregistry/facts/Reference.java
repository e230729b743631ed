package dev.serviceregistry.facts;

/** A name in a file that stands for something else, and whether there is such a thing. */
public interface Reference extends Fact {

    /** The name as written. */
    String name();

    /** Whether the name leads anywhere. */
    Resolution resolution();

    /** How to mend a name that leads nowhere, in words; empty when nobody knows, or nothing is to be mended. */
    String hint();

    /** The hint as the end of a sentence: behind a semicolon, or empty. */
    default String advice() {
        return hint().isEmpty() ? "" : "; " + hint();
    }
}
