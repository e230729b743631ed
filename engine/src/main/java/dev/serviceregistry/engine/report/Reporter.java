package dev.serviceregistry.engine.report;

import java.io.IOException;
import java.io.Writer;

/** Tells a judgement in one format. */
public interface Reporter {

    /** Writes the whole report; leaves the writer open. */
    void write(Judgement judgement, Writer out) throws IOException;
}
