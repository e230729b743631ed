package dev.serviceregistry.registry.importer.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and truth values as programs written in Go get them from YAML, which forgets how they were spelled: {@code 0x50} is
 * 80, {@code 1.10} is 1.1, {@code 1e6} is 1e+06 and {@code True} is true.
 */
final class YamlValue {
    private static final Pattern WHOLE =
            Pattern.compile("([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([0-9]+))");
    private static final Pattern FRACTION =
            Pattern.compile("[-+]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][-+]?[0-9]{1,3})?");

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("True", "true"),
            Map.entry("TRUE", "true"),
            Map.entry("False", "false"),
            Map.entry("FALSE", "false"),
            Map.entry(".nan", "NaN"),
            Map.entry(".NaN", "NaN"),
            Map.entry(".NAN", "NaN"),
            Map.entry(".inf", "+Inf"),
            Map.entry(".Inf", "+Inf"),
            Map.entry(".INF", "+Inf"),
            Map.entry("+.inf", "+Inf"),
            Map.entry("+.Inf", "+Inf"),
            Map.entry("+.INF", "+Inf"),
            Map.entry("-.inf", "-Inf"),
            Map.entry("-.Inf", "-Inf"),
            Map.entry("-.INF", "-Inf"));

    /** The truth values of YAML 1.1, each also with a capital and in capitals alone. */
    private static final Set<String> TRUTH_VALUES = Set.of("true", "false", "yes", "no", "on", "off", "y", "n");

    private static final int LONGEST = 70;

    /** A fraction of more digits is rounded by whoever reads it. */
    private static final int MOST_DIGITS = 15;

    /** From this power of ten on, and below the other, a fraction is printed with an exponent. */
    private static final int LARGE = 6;

    private static final int SMALL = -4;

    private YamlValue() {}

    /** A number or a truth value as it is printed; any other text as it is. */
    static String printed(String text) {
        String number = number(text);
        return number == null ? SPELLED.getOrDefault(text, text) : number;
    }

    /** Whether a text without quotation marks is a number or a truth value by YAML 1.1. */
    static boolean isTyped(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String capital = lower.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        boolean isOneCase = text.equals(lower) || text.equals(capital) || text.equals(lower.toUpperCase(Locale.ROOT));
        return isOneCase && TRUTH_VALUES.contains(lower) || SPELLED.containsValue(text) || number(text) != null;
    }

    private static @Nullable String number(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !mayBegin(text.charAt(0))) {
            return null;
        }
        String digits = text.charAt(0) == '.' ? text : text.replace("_", "");
        Matcher whole = WHOLE.matcher(digits);
        if (whole.matches()) {
            return whole(text, whole);
        }
        if (!FRACTION.matcher(digits).matches()) {
            return null;
        }
        BigDecimal number = new BigDecimal(digits).stripTrailingZeros();
        if (Double.isInfinite(number.doubleValue())) {
            return null;
        }
        return number.precision() > MOST_DIGITS ? text : printed(number);
    }

    private static boolean mayBegin(char c) {
        return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.';
    }

    private static String whole(String text, Matcher whole) {
        int[] radixes = {16, 8, 2, 10};
        for (int i = 0; i < radixes.length; i++) {
            String digits = whole.group(i + 2);
            if (digits != null) {
                BigInteger size = new BigInteger(digits, radixes[i]);
                BigInteger number = whole.group(1).equals("-") ? size.negate() : size;
                boolean fits = number.signum() < 0 ? number.bitLength() < Long.SIZE : number.bitLength() <= Long.SIZE;
                return fits ? number.toString() : text;
            }
        }
        return text;
    }

    private static String printed(BigDecimal number) {
        int power = number.precision() - number.scale() - 1;
        if (number.doubleValue() == 0) {
            return "0";
        }
        if (power >= SMALL && power < LARGE) {
            return number.toPlainString();
        }
        BigDecimal one = number.movePointLeft(power).stripTrailingZeros();
        return String.format(Locale.ROOT, "%se%+03d", one.toPlainString(), power);
    }
}
