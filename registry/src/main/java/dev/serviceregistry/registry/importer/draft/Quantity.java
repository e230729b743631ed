package dev.serviceregistry.registry.importer.draft;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount in the registry's unit.
 *
 * @param amount rounded up
 * @param exact whether rounding lost nothing
 */
public record Quantity(long amount, boolean exact) {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)\\s*([kmgtp]?)i?b?");
    private static final Pattern STEP = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(h|ms|m|us|µs|ns|s|d|w)");

    /** Memory such as {@code 512M}, in MiB, or null where this is no size. */
    public static @Nullable Quantity mebibytes(String text) {
        Matcher size = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return null;
        }
        BigDecimal bytes = new BigDecimal(size.group(1))
                .multiply(
                        BigDecimal.valueOf(1024).pow(size.group(2).isEmpty() ? 0 : 1 + "kmgtp".indexOf(size.group(2))));
        return up(bytes.divide(BigDecimal.valueOf(1 << 20)));
    }

    /** Processors such as {@code 0.5}, in thousandths, or null where this is no number. */
    public static @Nullable Quantity millicores(String text) {
        return text.strip().matches("\\d{1,9}(\\.\\d{1,18})?|\\.\\d{1,18}")
                ? up(new BigDecimal(text.strip()).movePointRight(3))
                : null;
    }

    /** A time such as {@code 1m30s}, in seconds, or null where this is no time. */
    public static @Nullable Quantity seconds(String text) {
        Matcher step = STEP.matcher(text.strip());
        BigDecimal total = BigDecimal.ZERO;
        int end = 0;
        while (step.find() && step.start() == end) {
            total = total.add(new BigDecimal(step.group(1)).multiply(unit(step.group(2))));
            end = step.end();
        }
        return end == 0 || end < text.strip().length() ? null : up(total);
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "w" -> BigDecimal.valueOf(604_800);
            case "d" -> BigDecimal.valueOf(86_400);
            case "h" -> BigDecimal.valueOf(3_600);
            case "m" -> BigDecimal.valueOf(60);
            case "s" -> BigDecimal.ONE;
            case "ms" -> BigDecimal.ONE.movePointLeft(3);
            case "ns" -> BigDecimal.ONE.movePointLeft(9);
            default -> BigDecimal.ONE.movePointLeft(6);
        };
    }

    /** An amount in the registry's unit already, or null where it is too large for one. */
    public static @Nullable Quantity up(BigDecimal value) {
        BigDecimal up = value.setScale(0, RoundingMode.CEILING);
        return up.precision() > 18 ? null : new Quantity(up.longValueExact(), up.compareTo(value) == 0);
    }

    /** Seconds in the largest unit that holds them exactly, as {@code 90s} or {@code 2m}. */
    public String duration() {
        if (amount > 0 && amount % 3_600 == 0) {
            return amount / 3_600 + "h";
        }
        return amount > 0 && amount % 60 == 0 ? amount / 60 + "m" : amount + "s";
    }
}
