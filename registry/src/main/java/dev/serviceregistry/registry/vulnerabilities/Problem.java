package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.SourceLocation;

/**
 * Why a file cannot be used, or a note on what of it is.
 *
 * @param place where
 * @param message a sentence without a full stop
 */
public record Problem(SourceLocation place, String message) {}
