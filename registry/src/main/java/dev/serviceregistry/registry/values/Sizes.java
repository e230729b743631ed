package dev.serviceregistry.registry.values;

import java.math.BigDecimal;
import java.util.Locale;

/** Takes sizes such as {@code 512Mi} apart. */
public final class Sizes {

    private static final String UNITS = "KMGTPE";

    private Sizes() {}

    /**
     * How many bytes a text stands for that the schema accepts as a size. {@code Ki}, and the {@code k} of Docker, are 1,024
     * bytes, {@code K} is 1,000.
     */
    public static double bytes(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
            end++;
        }
        String unit = text.substring(end);
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit.substring(0, 1).toUpperCase(Locale.ROOT)) + 1;
        boolean isBinary = unit.indexOf('i') > 0 || !unit.isEmpty() && Character.isLowerCase(unit.charAt(0));
        return new BigDecimal(text.substring(0, end))
                .multiply(BigDecimal.valueOf(isBinary ? 1024 : 1000).pow(power))
                .doubleValue();
    }
}
