package dev.serviceregistry.facts;

/**
 * What rules do with numbers. Whole numbers have 64 bits and are never cut, a whole one and another are compared by what they
 * are worth, and no comparison holds for {@link Double#NaN}, which is no number.
 */
public final class Numbers {

    private Numbers() {}

    /** Whether it is a number at all. */
    public static boolean isNumber(double number) {
        return !Double.isNaN(number);
    }

    /** The same number, with 64 bits. */
    public static long whole(long number) {
        return number;
    }

    /** Whether both are the same whole number. */
    public static boolean areEqual(long left, long right) {
        return left == right;
    }

    /** Whether both are the same number. */
    public static boolean areEqual(double left, double right) {
        return left == right;
    }

    /** Whether they are two whole numbers. */
    public static boolean differ(long left, long right) {
        return left != right;
    }

    /** Whether they are two numbers. */
    public static boolean differ(double left, double right) {
        return left < right || left > right;
    }

    /** Whether the first whole number is less than the second. */
    public static boolean isLess(long left, long right) {
        return left < right;
    }

    /** Whether the first number is less than the second. */
    public static boolean isLess(double left, double right) {
        return left < right;
    }

    /** Whether the first whole number is no more than the second. */
    public static boolean isAtMost(long left, long right) {
        return left <= right;
    }

    /** Whether the first number is no more than the second. */
    public static boolean isAtMost(double left, double right) {
        return left <= right;
    }

    /** Whether the first whole number is more than the second. */
    public static boolean isMore(long left, long right) {
        return left > right;
    }

    /** Whether the first number is more than the second. */
    public static boolean isMore(double left, double right) {
        return left > right;
    }

    /** Whether the first whole number is no less than the second. */
    public static boolean isAtLeast(long left, long right) {
        return left >= right;
    }

    /** Whether the first number is no less than the second. */
    public static boolean isAtLeast(double left, double right) {
        return left >= right;
    }

    /**
     * Both together.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeSum(long left, long right) {
        long sum = left + right;
        if (((left ^ sum) & (right ^ sum)) < 0) {
            throw tooLarge(left, "+", right);
        }
        return sum;
    }

    /** Both together. */
    public static double decimalSum(double left, double right) {
        return left + right;
    }

    /**
     * The first without the second.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeDifference(long left, long right) {
        long difference = left - right;
        if (((left ^ right) & (left ^ difference)) < 0) {
            throw tooLarge(left, "-", right);
        }
        return difference;
    }

    /** The first without the second. */
    public static double decimalDifference(double left, double right) {
        return left - right;
    }

    /**
     * One as often as the other says.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeProduct(long left, long right) {
        long low = left * right;
        if (Math.multiplyHigh(left, right) != low >> (Long.SIZE - 1)) {
            throw tooLarge(left, "*", right);
        }
        return low;
    }

    /** One as often as the other says. */
    public static double decimalProduct(double left, double right) {
        return left * right;
    }

    /** How often the second whole number is in the first, which is not 0. */
    public static long wholeQuotient(long left, long right) {
        return left / right;
    }

    /** How often the second is in the first. */
    public static double decimalQuotient(double left, double right) {
        return left / right;
    }

    /** What is left when a whole number is divided by another, which is not 0. */
    public static long wholeRemainder(long left, long right) {
        return left % right;
    }

    /** What is left when a number is divided by another. */
    public static double decimalRemainder(double left, double right) {
        return left % right;
    }

    /**
     * The number with the other sign.
     *
     * @throws ArithmeticException when that has more than 64 bits
     */
    public static long wholeNegated(long number) {
        return wholeDifference(0, number);
    }

    /** The number with the other sign. */
    public static double decimalNegated(double number) {
        return -number;
    }

    private static ArithmeticException tooLarge(long left, String operator, long right) {
        return new ArithmeticException(
                left + " " + operator + " " + right + " is larger than a whole number of 64 bits can be");
    }
}
