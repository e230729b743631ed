package dev.serviceregistry.engine;

import dev.serviceregistry.engine.source.RuleProblem;

/** A rule that an organisation brought and that could not be judged by: a mistake in the rule, not in the program. */
public final class OwnRuleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RuleProblem problem;

    /** Says of which rule, where it stands, and what is wrong with it. */
    public OwnRuleException(RuleProblem problem, Throwable cause) {
        super(problem.place() + ": " + problem.message(), cause);
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public RuleProblem problem() {
        return problem;
    }
}
