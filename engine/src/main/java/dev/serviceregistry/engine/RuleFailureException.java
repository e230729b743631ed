package dev.serviceregistry.engine;

/** A rule that broke down while it judged: a mistake in the rule or in the program, never in the repository. */
public final class RuleFailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which rule broke down, and why. */
    public RuleFailureException(String message, Throwable cause) {
        super(message, cause);
    }
}
