package dev.serviceregistry.generators.tree;

/**
 * A text, which stays a text in every format, whatever it looks like.
 *
 * @param value the text
 */
public record Text(String value) implements Tree {}
