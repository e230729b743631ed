package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import java.util.function.Predicate;

/** Tells secrets apart, and where the addresses lead that they are part of, without telling them. */
public interface SecretDigests {

    /**
     * What two places have in common just when the same secret stands in both; only what one reader has read can be
     * compared. Empty when the file cannot be read any more or has changed since.
     *
     * @param secret where a secret is written
     */
    String of(SourceLocation secret);

    /**
     * Whether a text that holds a secret is an address of this kind; never true when the file cannot be read any more or has
     * changed since.
     *
     * @param secret where the text is written
     * @param wanted asked of the whole text, and of what stands behind a password, as the authority of a URL; neither is
     *     to be kept anywhere
     */
    boolean leadsTo(SourceLocation secret, Predicate<String> wanted);
}
