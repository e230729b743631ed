package dev.serviceregistry.ledger.audit.json;

/** A value of JSON as the log holds it; it has no null and no number with a fraction. */
public sealed interface JsonValue permits JsonObject, JsonArray, JsonText, JsonInteger, JsonFlag {

    /** Appends the value in the form of RFC 8785. */
    void appendTo(StringBuilder out);

    /** The value in the form of RFC 8785. */
    default String canonical() {
        StringBuilder out = new StringBuilder();
        appendTo(out);
        return out.toString();
    }
}
