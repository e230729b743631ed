package dev.serviceregistry.benchmarks;

import java.util.Locale;

/**
 * What a ratio has to be.
 *
 * @param bound the worst that still meets it
 * @param least whether more is better, so that the bound is the least and not the most
 */
record Target(double bound, boolean least) {

    /** For what is measured only to be known. */
    static final Target NONE = new Target(Double.POSITIVE_INFINITY, false);

    static Target atMost(double bound) {
        return new Target(bound, false);
    }

    static Target atLeast(double bound) {
        return new Target(bound, true);
    }

    boolean isMetBy(double ratio) {
        return least ? ratio >= bound : ratio <= bound;
    }

    /** What stands beside a ratio in the table. */
    String verdict(double ratio) {
        if (Double.isInfinite(bound)) {
            return "";
        }
        return String.format(Locale.ROOT, "%s %s %s", least ? ">=" : "<=", shown(), isMetBy(ratio) ? "met" : "MISSED");
    }

    private String shown() {
        return bound == Math.rint(bound) ? Integer.toString((int) bound) : Double.toString(bound);
    }
}
