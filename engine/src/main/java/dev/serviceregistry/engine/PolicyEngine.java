package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Subject;

/** Judges facts by rules; several threads may use one. */
public interface PolicyEngine {

    /** The rules it judges by. */
    RuleSet rules();

    /** Whether any of the rules has a condition on facts of this class. */
    boolean reads(Class<? extends Fact> type);

    /**
     * Judges the facts; the same facts in any order give the same evaluation.
     *
     * @param progress is told how much of them is judged, when there are many
     * @throws RuleFailureException when a rule breaks down
     */
    Evaluation evaluate(FactSet facts, Exceptions exceptions, Progress progress);

    /**
     * Tells why a finding was made: by which facts each condition of its rule holds.
     *
     * @param stated the facts that were judged
     * @throws RuleFailureException when the rule breaks down
     */
    Explanation explain(Finding finding, FactSet stated, Exceptions exceptions);

    /**
     * Tells why a rule reports a subject, or by which condition it does not.
     *
     * @param rule one of the rules of this engine
     * @param subject a service, a project, or neither for the repository; its element does not count
     * @param stated the facts that are judged
     * @throws RuleFailureException when the rule breaks down
     */
    Explanation explain(RuleDescriptor rule, Subject subject, FactSet stated, Exceptions exceptions);

    /** Judges the facts, without telling anybody how far it is. */
    default Evaluation evaluate(FactSet facts, Exceptions exceptions) {
        return evaluate(facts, exceptions, Progress.NONE);
    }
}
