package dev.serviceregistry.facts;

/** What a policy calls when a fact violates it. */
public interface Report {

    /**
     * Reports one violation.
     *
     * @param subject the fact that violates the policy; {@link Fact#at} narrows it to a key
     * @param message what is, then what is demanded; each {@code {}} is replaced by the next argument
     * @param arguments as many as the message has {@code {}}; another number ends the evaluation with an error
     */
    void violation(Fact subject, String message, Object... arguments);
}
