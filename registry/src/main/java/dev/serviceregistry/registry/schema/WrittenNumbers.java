package dev.serviceregistry.registry.schema;

import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.values.Durations;
import dev.serviceregistry.registry.values.Numerals;
import dev.serviceregistry.registry.values.Percentages;
import dev.serviceregistry.registry.values.Sizes;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What written values are worth as numbers, which for some texts is a matter of their keys. */
public final class WrittenNumbers {

    private static final double MILLISECONDS = 1_000;

    private final Shape.Fields schema;

    private WrittenNumbers(Shape.Fields schema) {
        this.schema = schema;
    }

    /** Those in the table of a service. */
    public static WrittenNumbers ofServices() {
        return new WrittenNumbers(SchemaOfServices.service());
    }

    /** Those in a file of this kind. */
    public static WrittenNumbers of(DocumentKind kind) {
        return new WrittenNumbers(kind.shape());
    }

    /**
     * What a value is worth: a number as it is, a size in bytes, a duration in seconds, a percentage without its sign, a date
     * in days since 1970-01-01; no number where it is nothing of this.
     *
     * @param path the keys that lead to it
     */
    public double of(List<String> path, Scalar value) {
        if (value.value() instanceof Number number) {
            return number.doubleValue();
        } else if (value.value() instanceof LocalDate day) {
            return day.toEpochDay();
        } else if (value.value() instanceof LocalDateTime time) {
            return time.toLocalDate().toEpochDay();
        } else if (value.value() instanceof OffsetDateTime time) {
            return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate().toEpochDay();
        }
        return value.value() instanceof String text && begins(text) ? number(path, text) : Double.NaN;
    }

    /** Whether a text can be worth something: most values are none that can, and their keys need not be looked up. */
    private static boolean begins(String text) {
        return !text.isEmpty() && "+-0123456789".indexOf(text.charAt(0)) >= 0;
    }

    private double number(List<String> path, String text) {
        double numeral = Numerals.of(text);
        if (!Double.isNaN(numeral)) {
            return numeral;
        }
        Shape shape = schema;
        for (String key : path) {
            shape = shape == null ? null : step(shape, key);
        }
        for (Shape alternative : shape == null ? List.<Shape>of() : SchemaGuide.alternatives(shape)) {
            if (alternative instanceof Shape.Text of && of.format().accepts(text)) {
                switch (of.format()) {
                    case SIZE:
                        return Sizes.bytes(text);
                    case DURATION:
                        return Durations.milliseconds(text) / MILLISECONDS;
                    case PERCENT:
                        return Percentages.of(text).doubleValue();
                    default:
                        break;
                }
            }
        }
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }

    private static @Nullable Shape step(Shape around, String key) {
        for (Shape alternative : SchemaGuide.alternatives(around)) {
            if (alternative instanceof Shape.Fields fields && fields.fields().containsKey(key)) {
                return fields.fields().get(key);
            } else if (alternative instanceof Shape.MapOf map) {
                return map.value();
            }
        }
        return null;
    }
}
