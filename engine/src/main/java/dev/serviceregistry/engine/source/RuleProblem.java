package dev.serviceregistry.engine.source;

import dev.serviceregistry.facts.SourceLocation;

/**
 * One thing that is wrong with a file of rules.
 *
 * @param place what of the file is wrong; lines and columns count from 1, the end is exclusive
 * @param message what is wrong, in the words of the rule language
 * @param hint what to write instead, or empty
 */
public record RuleProblem(SourceLocation place, String message, String hint) {}
