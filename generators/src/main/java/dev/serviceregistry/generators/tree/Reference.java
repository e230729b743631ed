package dev.serviceregistry.generators.tree;

/**
 * An expression that the target's own language resolves, such as {@code var.replicas}; written as it stands, so it is made
 * of names that the generator chose and never of a declared value.
 *
 * @param expression the expression; only formats with a language of their own can write it
 */
public record Reference(String expression) implements Tree {}
