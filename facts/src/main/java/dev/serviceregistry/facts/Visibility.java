package dev.serviceregistry.facts;

/** Who may depend on a service. */
public enum Visibility {
    /** Its own project alone. */
    PRIVATE("private"),

    /** Its own project alone, as part of what the project offers. */
    PROJECT("project"),

    /** Every project. */
    PUBLIC("public");

    private final String text;

    Visibility(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
