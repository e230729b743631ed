package dev.serviceregistry.registry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generated text that nobody has written to a disk yet.
 *
 * @param files the text of each file by its path below the output directory, with {@code /} between its parts
 */
public record GeneratedFiles(SortedMap<String, String> files) {

    /** Keeps its own copy. */
    public GeneratedFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
