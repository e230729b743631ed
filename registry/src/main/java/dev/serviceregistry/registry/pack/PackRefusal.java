package dev.serviceregistry.registry.pack;

/**
 * Bytes that are no pack that may be used.
 *
 * @param reason why, in words that follow the file's name, and what to do
 */
public record PackRefusal(String reason) implements PackResult {}
