package dev.serviceregistry.facts;

/** How far data may spread, from the widest to the narrowest. */
public enum DataClassification {
    /** For everybody. */
    PUBLIC("public"),

    /** For everybody in the organisation. */
    INTERNAL("internal"),

    /** For those who need it. */
    CONFIDENTIAL("confidential"),

    /** For named people and services alone. */
    RESTRICTED("restricted");

    private final String text;

    DataClassification(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
