package dev.serviceregistry.facts;

/** What a rule reckons has more digits than a number can have. */
public final class TooLargeException extends ArithmeticException {

    private static final long serialVersionUID = 1L;

    private final transient Object left;
    private final transient Object right;

    TooLargeException(Object left, String operator, Object right) {
        super(left + " " + operator + " " + right + " is larger than a whole number of 64 bits can be");
        this.left = left;
        this.right = right;
    }

    /** Whether it was reckoned of this number. */
    public boolean isOf(Number number) {
        return isOne(left, number) || isOne(right, number);
    }

    private static boolean isOne(Object operand, Number number) {
        return operand instanceof Number one && one.longValue() == number.longValue();
    }
}
