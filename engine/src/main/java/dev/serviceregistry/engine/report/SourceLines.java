package dev.serviceregistry.engine.report;

import java.util.Optional;

/** Gives reports the lines of the judged files, as they may be shown: secrets are masked already. */
@FunctionalInterface
public interface SourceLines {

    /** A line of a file, from 1, without its end; nothing when there is none to show. */
    Optional<String> line(String file, int line);
}
