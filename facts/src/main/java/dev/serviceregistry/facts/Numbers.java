package dev.serviceregistry.facts;

import org.jspecify.annotations.Nullable;

/**
 * What rules do with numbers. Whole numbers have 64 bits and are never cut, a whole one and another are compared by what they
 * are worth, and no comparison holds for {@link Double#NaN}, which is no number, or for null, which is what the least of no
 * numbers comes to; what is calculated with null is null.
 *
 * <p>Every value is a {@link Number}: compiled rules hand over what they have, whose type the compiler of rules often loses.
 */
public final class Numbers {

    private Numbers() {}

    /** Whether it is a number at all. */
    public static boolean isNumber(@Nullable Object number) {
        return number != null && !Double.isNaN(decimal(number));
    }

    /** The same number, with 64 bits. */
    public static @Nullable Long whole(@Nullable Object number) {
        return number == null ? null : bits(number);
    }

    private static long bits(Object number) {
        return ((Number) number).longValue();
    }

    private static double decimal(Object number) {
        return ((Number) number).doubleValue();
    }

    private static boolean areWhole(Object left, Object right) {
        return !(left instanceof Double) && !(right instanceof Double);
    }

    /** Whether both are the same number. */
    public static boolean areEqual(@Nullable Object left, @Nullable Object right) {
        return left != null
                && right != null
                && (areWhole(left, right) ? bits(left) == bits(right) : decimal(left) == decimal(right));
    }

    /** Whether they are two numbers. */
    public static boolean differ(@Nullable Object left, @Nullable Object right) {
        return isLess(left, right) || isMore(left, right);
    }

    /** Whether the first is less than the second. */
    public static boolean isLess(@Nullable Object left, @Nullable Object right) {
        return left != null
                && right != null
                && (areWhole(left, right) ? bits(left) < bits(right) : decimal(left) < decimal(right));
    }

    /** Whether the first is no more than the second. */
    public static boolean isAtMost(@Nullable Object left, @Nullable Object right) {
        return isLess(left, right) || areEqual(left, right);
    }

    /** Whether the first is more than the second. */
    public static boolean isMore(@Nullable Object left, @Nullable Object right) {
        return isLess(right, left);
    }

    /** Whether the first is no less than the second. */
    public static boolean isAtLeast(@Nullable Object left, @Nullable Object right) {
        return isAtMost(right, left);
    }

    /**
     * Two whole numbers together.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static @Nullable Long wholeSum(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        long sum = bits(left) + bits(right);
        if (((bits(left) ^ sum) & (bits(right) ^ sum)) < 0) {
            throw tooLarge(left, "+", right);
        }
        return sum;
    }

    /**
     * The first whole number without the second.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static @Nullable Long wholeDifference(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        long difference = bits(left) - bits(right);
        if (((bits(left) ^ bits(right)) & (bits(left) ^ difference)) < 0) {
            throw tooLarge(left, "-", right);
        }
        return difference;
    }

    /**
     * One whole number as often as the other says.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static @Nullable Long wholeProduct(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return null;
        }
        long product = bits(left) * bits(right);
        if (Math.multiplyHigh(bits(left), bits(right)) != product >> (Long.SIZE - 1)) {
            throw tooLarge(left, "*", right);
        }
        return product;
    }

    /** How often the second whole number, which is not 0, is in the first. */
    public static @Nullable Long wholeQuotient(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : bits(left) / bits(right);
    }

    /** What is left of a whole number that is divided by another, which is not 0. */
    public static @Nullable Long wholeRemainder(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : bits(left) % bits(right);
    }

    /**
     * The whole number with the other sign.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static @Nullable Long wholeNegated(@Nullable Object number) {
        return wholeDifference(0, number);
    }

    /** Both together. */
    public static @Nullable Double decimalSum(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : decimal(left) + decimal(right);
    }

    /** The first without the second. */
    public static @Nullable Double decimalDifference(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : decimal(left) - decimal(right);
    }

    /** One as often as the other says. */
    public static @Nullable Double decimalProduct(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : decimal(left) * decimal(right);
    }

    /** How often the second is in the first. */
    public static @Nullable Double decimalQuotient(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : decimal(left) / decimal(right);
    }

    /** What is left of the first when it is divided by the second. */
    public static @Nullable Double decimalRemainder(@Nullable Object left, @Nullable Object right) {
        return left == null || right == null ? null : decimal(left) % decimal(right);
    }

    /** The number with the other sign. */
    public static @Nullable Double decimalNegated(@Nullable Object number) {
        return number == null ? null : -decimal(number);
    }

    private static ArithmeticException tooLarge(Object left, String operator, Object right) {
        return new TooLargeException(left, operator, right);
    }
}
