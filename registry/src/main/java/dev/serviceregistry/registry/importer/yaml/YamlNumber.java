package dev.serviceregistry.registry.importer.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as programs get them from YAML, which forgets how they were spelled: {@code 0x50} is 80, {@code 1.10} is 1.1. */
final class YamlNumber {
    private static final Pattern WHOLE =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([0-9]+))");
    private static final Pattern FRACTION = Pattern.compile("[-+]?(?:[0-9]+[.][0-9]*|[.][0-9]+)");

    /** Longer ones lose digits, and larger or smaller ones are written with an exponent by some and in full by others. */
    private static final int MOST_DIGITS = 15;

    private static final BigDecimal TOO_LARGE = new BigDecimal("1000000");
    private static final BigDecimal SMALLEST = new BigDecimal("0.0001");

    private YamlNumber() {}

    /** A number in its plain decimal form; any other text as it is. */
    static String plain(String text) {
        if (text.isEmpty() || text.length() > 70 || !mayBegin(text.charAt(0))) {
            return text;
        }
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            return whole(text, whole);
        }
        if (text.length() > MOST_DIGITS || !FRACTION.matcher(text).matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal size = number.abs();
        boolean isPlain = size.signum() == 0 || size.compareTo(SMALLEST) >= 0 && size.compareTo(TOO_LARGE) < 0;
        return isPlain ? number.stripTrailingZeros().toPlainString() : text;
    }

    private static boolean mayBegin(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
    }

    private static String whole(String text, Matcher whole) {
        int[] radixes = {16, 8, 2, 10};
        for (int i = 0; i < radixes.length; i++) {
            String digits = whole.group(i + 2);
            if (digits != null) {
                BigInteger number = new BigInteger(digits, radixes[i]);
                boolean fits = number.bitLength() < Long.SIZE;
                return fits ? (whole.group(1).equals("-") ? number.negate() : number).toString() : text;
            }
        }
        return text;
    }
}
