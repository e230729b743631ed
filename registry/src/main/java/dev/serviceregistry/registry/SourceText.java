package dev.serviceregistry.registry;

import java.util.List;
import java.util.Optional;

/** The lines of the repository's files as they may be shown. */
public interface SourceText {

    /**
     * A line of a file, every secret in it replaced by as many stars as it has characters; nothing when the file has no
     * such line, cannot be read, or has changed since it was read.
     *
     * @param file the path, relative to the repository's root
     * @param line the line, from 1
     */
    Optional<String> line(String file, int line);

    /**
     * The lines of a file, every secret in them masked; none when the file is not there, cannot be read, or has changed
     * since it was read.
     *
     * @param file the path, relative to the repository's root
     */
    List<WrittenLine> lines(String file);
}
