package dev.serviceregistry.facts;

/** How far apart two versions of a service are. */
public enum VersionStep {
    /** The first number went up; before 1.0.0 the second one, since there is no other way to say it. */
    MAJOR("major"),
    /** A later number went up, or a pre-release became a release. */
    LESSER("lesser"),
    /** It went down. */
    DOWN("down"),
    /** One of them is no semantic version. */
    UNKNOWN("unknown");

    private final String text;

    VersionStep(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
