package dev.serviceregistry.registry.values;

import java.math.BigDecimal;

/** Takes percentages such as {@code 99.95%} apart. */
public final class Percentages {

    private Percentages() {}

    /** The number before the sign, exactly, of a text that the schema accepts as a percentage. */
    public static BigDecimal of(String text) {
        return new BigDecimal(text.substring(0, text.length() - 1).strip());
    }
}
