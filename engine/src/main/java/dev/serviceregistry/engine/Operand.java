package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A value that a rule bound or compared.
 *
 * @param name the name by which the rule takes it, such as {@code $replicas} or {@code amount}
 * @param value the value as text
 * @param fact the fact that it is taken from; null when it was computed from several
 */
public record Operand(String name, String value, @Nullable Fact fact) {}
