package dev.serviceregistry.registry;

import java.nio.file.Path;

/** Reads a central repository. */
public final class RegistryReader {

    /** Reads the repository below this root; whatever is wrong with its files becomes a diagnostic. */
    public Reading read(Path root) {
        throw new UnsupportedOperationException("not written yet: " + root);
    }
}
