package dev.serviceregistry.registry.git;

/**
 * A revision that cannot be read.
 *
 * @param reason why, in words that follow the revision's name, and what to do
 */
public record RevisionRefusal(String reason) implements RevisionResult {}
