package dev.serviceregistry.registry.importer;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import java.util.TreeSet;

/** Gathers what an import has to say, each sentence once a place. */
final class Notes {
    private static final int MAX_NOTES = 20_000;

    private final TreeSet<ImportNote> notes = new TreeSet<>();
    private final TreeSet<ImportNote> errors = new TreeSet<>();

    void note(SourceLocation where, String message) {
        if (notes.size() < MAX_NOTES) {
            notes.add(new ImportNote(where, message));
        } else if (notes.size() == MAX_NOTES) {
            notes.add(new ImportNote(
                    new SourceLocation(where.file(), Integer.MAX_VALUE, 1, Integer.MAX_VALUE, 1),
                    "there are more than " + MAX_NOTES + " notes; the others were left out"));
        }
    }

    void error(SourceLocation where, String message) {
        errors.add(new ImportNote(where, message));
    }

    List<ImportNote> notes() {
        return List.copyOf(notes);
    }

    List<ImportNote> errors() {
        return List.copyOf(errors);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }
}
