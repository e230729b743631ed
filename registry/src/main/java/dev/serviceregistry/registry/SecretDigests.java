package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;

/** Tells secrets apart without telling them. */
@FunctionalInterface
public interface SecretDigests {

    /**
     * What two places have in common just when the same secret stands in both; only what one reader has read can be
     * compared. Empty when the file cannot be read any more or has changed since.
     *
     * @param secret where a secret is written
     */
    String of(SourceLocation secret);
}
