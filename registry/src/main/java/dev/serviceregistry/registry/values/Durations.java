package dev.serviceregistry.registry.values;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Takes spans of time such as {@code 1h30m} apart. */
public final class Durations {

    private Durations() {}

    /**
     * How many milliseconds a text stands for that the schema accepts as a duration; a fraction of one is dropped, and
     * what no {@code long} holds becomes the longest span there is.
     */
    public static long milliseconds(String text) {
        BigDecimal total = BigDecimal.ZERO;
        int at = 0;
        while (at < text.length()) {
            int number = at;
            while (isNumeral(text.charAt(at))) {
                at++;
            }
            int word = at;
            while (at < text.length() && !isNumeral(text.charAt(at))) {
                at++;
            }
            BigDecimal count = new BigDecimal(text.substring(number, word));
            total = total.add(count.multiply(BigDecimal.valueOf(milliseconds(text, word, at))));
        }
        BigDecimal whole = total.setScale(0, RoundingMode.DOWN);
        return whole.precision() > 18 ? Long.MAX_VALUE : whole.longValueExact();
    }

    private static boolean isNumeral(char c) {
        return c >= '0' && c <= '9' || c == '.';
    }

    private static long milliseconds(String text, int from, int to) {
        if (to - from == 2) {
            return 1;
        }
        return switch (text.charAt(from)) {
            case 'w' -> 604_800_000;
            case 'd' -> 86_400_000;
            case 'h' -> 3_600_000;
            case 'm' -> 60_000;
            default -> 1_000;
        };
    }
}
