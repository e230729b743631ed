package dev.serviceregistry.facts;

/** Where an approval was given. */
public enum ApprovalOrigin {
    /** The trailer of a commit. */
    TRAILER("trailer"),
    /** A file of policies. */
    FILE("file"),
    /** A review in the forge. */
    REVIEW("review");

    private final String text;

    ApprovalOrigin(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
