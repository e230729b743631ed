package dev.serviceregistry.engine;

import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;

/** Judges facts by rules; several threads may use one. */
public interface PolicyEngine {

    /** The rules it judges by. */
    RuleSet rules();

    /**
     * Judges the facts; the same facts in any order give the same evaluation.
     *
     * @param progress is told how much of them is judged, when there are many
     * @throws RuleFailureException when a rule breaks down
     */
    Evaluation evaluate(FactSet facts, Exceptions exceptions, Progress progress);

    /** The same, without telling anybody how far it is. */
    default Evaluation evaluate(FactSet facts, Exceptions exceptions) {
        return evaluate(facts, exceptions, Progress.NONE);
    }
}
