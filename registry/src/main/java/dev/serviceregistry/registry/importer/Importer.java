package dev.serviceregistry.registry.importer;

import java.nio.file.Path;
import java.util.List;

/** Turns the files of one kind into a project of the registry. */
public interface Importer {
    /**
     * The project, or the errors for which there is none; never an exception for what a file says.
     *
     * @param files at least one, in the order in which they are given
     */
    ImportResult importFiles(List<Path> files, ImportOptions options);
}
