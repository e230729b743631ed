package dev.serviceregistry.generators.tree;

/** A value of a generated file; texts are never looked into, so none can break out of its place. */
public sealed interface Tree permits Mapping, Sequence, Text, Whole, Decimal, Truth, Nothing, Reference {}
