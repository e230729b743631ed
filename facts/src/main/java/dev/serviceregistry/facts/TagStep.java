package dev.serviceregistry.facts;

/** How far apart two tags of an image are. */
public enum TagStep {
    /** The first number went up. */
    MAJOR("major"),
    /** The second number went up. */
    MINOR("minor"),
    /** A later number went up, or only the words behind the numbers changed. */
    PATCH("patch"),
    /** A number or a date went down, or a release became a pre-release of itself. */
    DOWN("downgrade"),
    /** Nothing tells how far: one of them names no version, each names another thing, or both are dates. */
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
