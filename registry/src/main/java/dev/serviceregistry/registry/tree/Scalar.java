package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A single value.
 *
 * @param value a {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a {@code java.time} value, or a
 *     {@link MaskedSecret} in place of a text or a whole number that must not be shown
 * @param source where it is written
 */
public record Scalar(Object value, SourceLocation source) implements Node {

    @Override
    public Scalar moved(int lines) {
        return new Scalar(value, source.moved(lines));
    }

    /** The value as it may be shown. */
    public String text() {
        return value.toString();
    }
}
