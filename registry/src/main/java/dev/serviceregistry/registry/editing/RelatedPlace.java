package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A place that has to do with a remark.
 *
 * @param message what stands there
 * @param source where
 */
public record RelatedPlace(String message, SourceLocation source) {}
