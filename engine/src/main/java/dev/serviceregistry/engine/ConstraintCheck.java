package dev.serviceregistry.engine;

import java.util.List;

/**
 * Something that a condition demands of a fact, and what it came to.
 *
 * @param text the constraint as it is written, such as {@code amount > $replicas}
 * @param values the same with the values in the place of their names, such as {@code 2 > 3}
 * @param holds whether it is true
 * @param operands the values, each with the fact that it is taken from
 */
public record ConstraintCheck(String text, String values, boolean holds, List<Operand> operands) {}
