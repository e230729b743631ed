package dev.serviceregistry.facts;

/**
 * What rules do with numbers. Whole numbers have 64 bits and are never cut, a whole one and another are compared by what they
 * are worth, and no comparison holds for {@link Double#NaN}, which is no number.
 *
 * <p>Every value is a {@link Number}: compiled rules hand over what they have, whose type the compiler of rules often loses.
 */
public final class Numbers {

    private Numbers() {}

    /** Whether it is a number at all. */
    public static boolean isNumber(Object number) {
        return !Double.isNaN(decimal(number));
    }

    /** The same number, with 64 bits. */
    public static long whole(Object number) {
        return ((Number) number).longValue();
    }

    private static double decimal(Object number) {
        return ((Number) number).doubleValue();
    }

    private static boolean areWhole(Object left, Object right) {
        return !(left instanceof Double) && !(right instanceof Double);
    }

    /** Whether both are the same number. */
    public static boolean areEqual(Object left, Object right) {
        return areWhole(left, right) ? whole(left) == whole(right) : decimal(left) == decimal(right);
    }

    /** Whether they are two numbers. */
    public static boolean differ(Object left, Object right) {
        return areWhole(left, right)
                ? whole(left) != whole(right)
                : decimal(left) < decimal(right) || decimal(left) > decimal(right);
    }

    /** Whether the first is less than the second. */
    public static boolean isLess(Object left, Object right) {
        return areWhole(left, right) ? whole(left) < whole(right) : decimal(left) < decimal(right);
    }

    /** Whether the first is no more than the second. */
    public static boolean isAtMost(Object left, Object right) {
        return areWhole(left, right) ? whole(left) <= whole(right) : decimal(left) <= decimal(right);
    }

    /** Whether the first is more than the second. */
    public static boolean isMore(Object left, Object right) {
        return areWhole(left, right) ? whole(left) > whole(right) : decimal(left) > decimal(right);
    }

    /** Whether the first is no less than the second. */
    public static boolean isAtLeast(Object left, Object right) {
        return areWhole(left, right) ? whole(left) >= whole(right) : decimal(left) >= decimal(right);
    }

    /**
     * Two whole numbers together.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeSum(Object left, Object right) {
        long sum = whole(left) + whole(right);
        if (((whole(left) ^ sum) & (whole(right) ^ sum)) < 0) {
            throw tooLarge(left, "+", right);
        }
        return sum;
    }

    /**
     * The first whole number without the second.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeDifference(Object left, Object right) {
        long difference = whole(left) - whole(right);
        if (((whole(left) ^ whole(right)) & (whole(left) ^ difference)) < 0) {
            throw tooLarge(left, "-", right);
        }
        return difference;
    }

    /**
     * One whole number as often as the other says.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeProduct(Object left, Object right) {
        long product = whole(left) * whole(right);
        if (Math.multiplyHigh(whole(left), whole(right)) != product >> (Long.SIZE - 1)) {
            throw tooLarge(left, "*", right);
        }
        return product;
    }

    /** How often the second whole number, which is not 0, is in the first. */
    public static long wholeQuotient(Object left, Object right) {
        return whole(left) / whole(right);
    }

    /** What is left of a whole number that is divided by another, which is not 0. */
    public static long wholeRemainder(Object left, Object right) {
        return whole(left) % whole(right);
    }

    /**
     * The whole number with the other sign.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeNegated(Object number) {
        return wholeDifference(0, number);
    }

    /** Both together. */
    public static double decimalSum(Object left, Object right) {
        return decimal(left) + decimal(right);
    }

    /** The first without the second. */
    public static double decimalDifference(Object left, Object right) {
        return decimal(left) - decimal(right);
    }

    /** One as often as the other says. */
    public static double decimalProduct(Object left, Object right) {
        return decimal(left) * decimal(right);
    }

    /** How often the second is in the first. */
    public static double decimalQuotient(Object left, Object right) {
        return decimal(left) / decimal(right);
    }

    /** What is left of the first when it is divided by the second. */
    public static double decimalRemainder(Object left, Object right) {
        return decimal(left) % decimal(right);
    }

    /** The number with the other sign. */
    public static double decimalNegated(Object number) {
        return -decimal(number);
    }

    private static ArithmeticException tooLarge(Object left, String operator, Object right) {
        return new ArithmeticException(
                left + " " + operator + " " + right + " is larger than a whole number of 64 bits can be");
    }
}
