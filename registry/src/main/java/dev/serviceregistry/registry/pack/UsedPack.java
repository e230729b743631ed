package dev.serviceregistry.registry.pack;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A pack that a repository asks for.
 *
 * @param path where its file is, from the root of the repository; empty when it comes from a Maven repository
 * @param maven its coordinate, {@code group:artifact}; empty when it is a file
 * @param version the version that it must have
 * @param sha256 the SHA-256 that its file must have, in hex
 * @param publicKey the key that must have signed it; empty when none needs to
 * @param source where it is written
 */
public record UsedPack(
        String path, String maven, String version, String sha256, String publicKey, SourceLocation source) {

    /** What it is called where it is written. */
    public String shown() {
        return path.isEmpty() ? maven + ":" + version : path;
    }
}
