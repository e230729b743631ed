package dev.serviceregistry.facts;

/** How far apart two tags of an image are. */
public enum TagStep {
    /** The first number went up. */
    MAJOR("major"),
    /** The second number went up. */
    MINOR("minor"),
    /** A later number went up, or only the words behind the numbers changed. */
    PATCH("patch"),
    /** A number went down. */
    DOWN("downgrade"),
    /** One of them begins with no number. */
    UNKNOWN("unknown");

    private final String text;

    TagStep(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
