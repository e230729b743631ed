package dev.serviceregistry.generators.tree;

/** No value where a key stands all the same: {@code null}. */
public record Nothing() implements Tree {}
