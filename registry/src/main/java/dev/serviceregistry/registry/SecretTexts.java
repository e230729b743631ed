package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Optional;

/**
 * The secrets that stand in the files of a repository in plain text.
 *
 * <p>Everything else sees them masked; only what writes the files of other tools may ask for them.
 */
public interface SecretTexts {

    /** The text of the secret that is written at a place; nothing when it cannot be had any more. */
    Optional<String> of(SourceLocation secret);

    /** No secret at all: what needs one is then left out. */
    static SecretTexts none() {
        return secret -> Optional.empty();
    }
}
