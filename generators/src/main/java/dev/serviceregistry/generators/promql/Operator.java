package dev.serviceregistry.generators.promql;

import java.util.Set;

/**
 * An operator between two operands.
 *
 * @param sign as it is written
 * @param bool whether it gives 0 or 1
 * @param matching whether it says by which labels series belong together
 */
record Operator(String sign, boolean bool, boolean matching) {

    static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    static final Set<String> SETS = Set.of("and", "or", "unless");

    /** The type of what it makes of operands of these types. */
    ValueType combined(ValueType left, ValueType right) {
        requireNumbers(left);
        requireNumbers(right);
        boolean scalars = left == ValueType.SCALAR && right == ValueType.SCALAR;
        boolean scalar = left == ValueType.SCALAR || right == ValueType.SCALAR;
        if (scalars && COMPARISONS.contains(sign) && !bool) {
            throw new PromqlProblem("two numbers are compared without bool");
        } else if (scalar && (matching || SETS.contains(sign))) {
            throw new PromqlProblem("a number stands where " + sign + " takes series");
        }
        return scalars ? ValueType.SCALAR : ValueType.INSTANT_VECTOR;
    }

    /** Refuses what nobody can compute with. */
    static void requireNumbers(ValueType type) {
        if (type == ValueType.RANGE_VECTOR || type == ValueType.STRING) {
            throw new PromqlProblem("an operator stands beside what it cannot compute with");
        }
    }
}
