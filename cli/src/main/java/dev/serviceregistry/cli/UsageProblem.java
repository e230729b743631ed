package dev.serviceregistry.cli;

import dev.serviceregistry.registry.schema.Suggestion;
import java.util.Collection;

/** Something that whoever called the program must change: arguments, settings or the place it was called in. */
final class UsageProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageProblem(String message) {
        super(message);
    }

    /** The one that was probably meant, as the end of a sentence, or nothing. */
    static String hint(String value, Collection<String> known) {
        return Suggestion.closest(value, known)
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("");
    }
}
