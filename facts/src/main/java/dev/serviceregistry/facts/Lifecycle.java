package dev.serviceregistry.facts;

/** Where a service stands between its first trial and its end. */
public enum Lifecycle {
    /** On trial: may change or go at any time. */
    EXPERIMENTAL("experimental"),

    /** Supported. */
    PRODUCTION("production"),

    /** Supported until its sunset. */
    DEPRECATED("deprecated"),

    /** No longer supported. */
    RETIRED("retired");

    private final String text;

    Lifecycle(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
