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
     * Whether a secret is the password in an address whose hosts and what follows them are such; never true when the file
     * cannot be read any more or has changed since.
     *
     * @param secret where the secret is written
     * @param hosts asked of what stands behind the password, as the authority of a URL, and to be kept nowhere
     */
    boolean leadsTo(SourceLocation secret, Predicate<String> hosts);
}
