package dev.serviceregistry.generators.tree;

/**
 * A whole number.
 *
 * @param value the number
 */
public record Whole(long value) implements Tree {}
