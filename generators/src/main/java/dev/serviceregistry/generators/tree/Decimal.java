package dev.serviceregistry.generators.tree;

import java.math.BigDecimal;

/**
 * A number with a fraction, even where that is zero.
 *
 * @param value the number
 */
public record Decimal(BigDecimal value) implements Tree {

    /** The number in digits alone, with a point and at least one digit behind it. */
    public String digits() {
        String plain = value.toPlainString();
        return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
}
