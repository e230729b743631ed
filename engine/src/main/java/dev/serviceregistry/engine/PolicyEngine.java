package dev.serviceregistry.engine;

import dev.serviceregistry.facts.FactSet;

/** Judges facts by rules; several threads may use one. */
public interface PolicyEngine {

    /** The rules it judges by. */
    RuleSet rules();

    /**
     * Judges the facts; the same facts in any order give the same evaluation.
     *
     * @throws RuleFailureException when a rule breaks down
     */
    Evaluation evaluate(FactSet facts, Exceptions exceptions);
}
