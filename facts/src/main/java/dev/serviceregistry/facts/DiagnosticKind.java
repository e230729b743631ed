package dev.serviceregistry.facts;

/** What is wrong with a file. */
public enum DiagnosticKind {
    /** It cannot be read, or is no TOML. */
    UNREADABLE("unreadable"),

    /** The schema does not know a key. */
    UNKNOWN_KEY("unknown key"),

    /** A value has another type or format than the schema gives. */
    INVALID_VALUE("invalid value"),

    /** It needs a TOML newer than 1.0. */
    NEWER_TOML("newer TOML");

    private final String text;

    DiagnosticKind(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
