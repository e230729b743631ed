package dev.serviceregistry.ledger.audit.json;

/**
 * True or false.
 *
 * @param value which of them
 */
public record JsonFlag(boolean value) implements JsonValue {

    @Override
    public void appendTo(StringBuilder out) {
        out.append(value);
    }
}
