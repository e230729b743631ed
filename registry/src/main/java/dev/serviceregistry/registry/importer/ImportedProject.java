package dev.serviceregistry.registry.importer;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A project in the registry's own form.
 *
 * @param project its name
 * @param files the text of each file by its path, relative to the repository's root, with {@code /} between its parts
 * @param teams the owners that the input names, by name; whoever takes the project in puts them into the catalogue
 * @param notes what was lost or changed on the way, by position
 * @param counts how much there is of what
 */
public record ImportedProject(
        String project,
        SortedMap<String, String> files,
        List<ImportedTeam> teams,
        List<ImportNote> notes,
        ImportCounts counts)
        implements ImportResult {
    /** Keeps its own copies. */
    public ImportedProject {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        teams = List.copyOf(teams);
        notes = List.copyOf(notes);
    }
}
