package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Values in an order.
 *
 * @param items the values
 * @param source where the whole is written
 */
public record Array(List<Node> items, SourceLocation source) implements Node {

    @Override
    public Array moved(int lines) {
        List<Node> moved = new ArrayList<>(items.size());
        items.forEach(item -> moved.add(item.moved(lines)));
        return new Array(Collections.unmodifiableList(moved), source.moved(lines));
    }
}
