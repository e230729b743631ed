package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Loss;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generated text that nobody has written to a disk yet.
 *
 * @param files the text of each file by its path below the folder of the format, with {@code /} between its parts:
 *     first the target, then the project
 * @param losses what the files cannot express, each once
 * @param problems what is wrong with the overlays on them
 */
public record GeneratedFiles(SortedMap<String, String> files, List<Loss> losses, List<Diagnostic> problems) {

    /** Files on which there are no overlays. */
    public GeneratedFiles(SortedMap<String, String> files, List<Loss> losses) {
        this(files, losses, List.of());
    }

    /** Keeps its own copies. */
    public GeneratedFiles {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
    }
}
