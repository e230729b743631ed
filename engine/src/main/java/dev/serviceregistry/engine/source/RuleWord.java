package dev.serviceregistry.engine.source;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A text that a rule compares a field of a fact with.
 *
 * @param type the simple name of the fact's type
 * @param field the field
 * @param text the text
 * @param place where the text stands
 */
public record RuleWord(String type, String field, String text, SourceLocation place) {}
