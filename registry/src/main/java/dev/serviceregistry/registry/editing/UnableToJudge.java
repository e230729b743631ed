package dev.serviceregistry.registry.editing;

/** Says why a repository cannot be judged, in words for whoever edits it. */
public final class UnableToJudge extends Exception {

    private static final long serialVersionUID = 1;

    /** A reason that shows no secret. */
    public UnableToJudge(String reason) {
        super(reason);
    }
}
