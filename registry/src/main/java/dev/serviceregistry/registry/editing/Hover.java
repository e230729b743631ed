package dev.serviceregistry.registry.editing;

import dev.serviceregistry.facts.SourceLocation;

/**
 * What is to be known of a place.
 *
 * @param markdown the text; never shows a secret
 * @param source what it is about
 */
public record Hover(String markdown, SourceLocation source) {}
