package dev.serviceregistry.generators.tree;

/**
 * True or false.
 *
 * @param value which of them
 */
public record Truth(boolean value) implements Tree {}
