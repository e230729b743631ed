package dev.serviceregistry.registry.importer;

import java.util.List;

/**
 * An input that could not be imported.
 *
 * @param errors what is wrong and what to do about it, at least one, by position
 */
public record ImportFailure(List<ImportNote> errors) implements ImportResult {
    /** Keeps its own copy. */
    public ImportFailure {
        errors = List.copyOf(errors);
    }
}
