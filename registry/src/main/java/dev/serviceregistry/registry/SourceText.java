package dev.serviceregistry.registry;

import java.util.Optional;

/** The lines of the repository's files as they may be shown. */
@FunctionalInterface
public interface SourceText {

    /** A line of a file, from 1, every secret in it replaced by as many stars as it has characters. */
    Optional<String> line(String file, int line);
}
