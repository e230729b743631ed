package dev.serviceregistry.engine.report;

/**
 * A version that tells of what changed.
 *
 * @param service the whole identity of the service
 * @param current the version that is written now
 * @param suggested the version that tells of the changes; the one that is written when it does
 */
public record SuggestedVersion(String service, String current, String suggested) {}
