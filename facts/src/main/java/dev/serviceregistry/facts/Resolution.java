package dev.serviceregistry.facts;

/** Whether a written name leads to what it stands for. */
public enum Resolution {
    /** It leads to something. */
    FOUND("found"),

    /** It leads nowhere. */
    MISSING("missing"),

    /** It may lead into a file that cannot be read, so nothing can be said. */
    UNJUDGED("unjudged");

    private final String text;

    Resolution(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
