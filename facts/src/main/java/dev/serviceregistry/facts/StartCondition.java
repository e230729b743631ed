package dev.serviceregistry.facts;

/** What a required service must have reached before its dependant starts. */
public enum StartCondition {
    /** It was started. */
    STARTED("started"),

    /** Its health check passes. */
    HEALTHY("healthy"),

    /** It ran to its end with success. */
    COMPLETED("completed");

    private final String text;

    StartCondition(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
