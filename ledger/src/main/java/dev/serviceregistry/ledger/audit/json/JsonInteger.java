package dev.serviceregistry.ledger.audit.json;

/**
 * A whole number that every reader of JSON takes exactly.
 *
 * @param value from -9007199254740991 to 9007199254740991
 */
public record JsonInteger(long value) implements JsonValue {

    private static final long LARGEST = (1L << 53) - 1;

    public JsonInteger {
        if (value > LARGEST || value < -LARGEST) {
            throw new IllegalArgumentException(value + " is no number that JSON holds exactly");
        }
    }

    @Override
    public void appendTo(StringBuilder out) {
        out.append(value);
    }
}
