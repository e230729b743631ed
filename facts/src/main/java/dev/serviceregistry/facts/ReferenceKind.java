package dev.serviceregistry.facts;

/** What an environment variable takes its value from. */
public enum ReferenceKind {
    /** The address of a service. */
    SERVICE("service"),

    /** A key of a secret. */
    SECRET("secret"),

    /** A property of the service. */
    PROPERTY("property");

    private final String text;

    ReferenceKind(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
