package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.SourceLocation;

/**
 * Something that cannot be known now, so that a comparison tells nothing of it.
 *
 * @param rule the rule that it violates
 * @param message what is wrong with it
 * @param source where it is written
 */
public record NotCompared(String rule, String message, SourceLocation source) {}
