package dev.serviceregistry.engine.report;

import java.io.IOException;
import java.io.Writer;

/** Tells a judgement in one format. */
public interface Reporter {

    /** Writes the whole report; leaves the writer open. */
    void write(Judgement judgement, Writer out) throws IOException;

    /** Whether it can tell that the program failed, so that a judgement is missing. */
    default boolean tellsFailures() {
        return false;
    }

    /** Writes that the program failed, in a format that can tell so. */
    default void writeFailure(String message, Writer out) throws IOException {
        throw new UnsupportedOperationException("this format tells of no failures");
    }
}
