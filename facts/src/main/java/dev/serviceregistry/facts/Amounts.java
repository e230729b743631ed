package dev.serviceregistry.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Amounts that stand for none, and amounts as people read them. */
public final class Amounts {

    /** Less than whatever is written; rules can reckon with it. */
    public static final long LEAST = -1_000_000_000_000_000L;

    /** More than whatever is written; rules can reckon with it. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** How many digits of a fraction are shown. */
    private static final int DIGITS = 6;

    private static final double MOST_WITHOUT_POWER = 1e15;

    private Amounts() {}

    /** A value in a sentence: numbers without a fraction that says nothing, and in words what stands for no day. */
    public static String shown(Object value) {
        if (value instanceof Double number) {
            return shown(number.doubleValue());
        }
        if (value instanceof Number number && (number.longValue() == MOST || number.equals(Integer.MAX_VALUE))) {
            return "∞";
        }
        if (value instanceof Number number && number.longValue() == LEAST) {
            return "-∞";
        }
        return value.equals(LocalDate.MIN) ? "a day that nobody names" : value.toString();
    }

    private static String shown(double number) {
        if (Double.isNaN(number)) {
            return "no number";
        }
        if (Math.abs(number) >= Double.MAX_VALUE) {
            return number > 0 ? "∞" : "-∞";
        }
        BigDecimal exact = new BigDecimal(Double.toString(number));
        BigDecimal rounded = exact.setScale(DIGITS, RoundingMode.HALF_UP);
        boolean says = Math.abs(number) < MOST_WITHOUT_POWER && (rounded.signum() != 0 || number == 0);
        return says ? rounded.stripTrailingZeros().toPlainString() : Double.toString(number);
    }
}
