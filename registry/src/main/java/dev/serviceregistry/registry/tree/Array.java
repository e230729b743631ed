package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;

/**
 * Values in an order.
 *
 * @param items the values
 * @param source where the whole is written
 */
public record Array(List<Node> items, SourceLocation source) implements Node {}
