package dev.serviceregistry.engine;

import dev.serviceregistry.facts.FactSet;

/** Judges facts by rules. */
public interface PolicyEngine {

    /** The rules it judges by. */
    RuleSet rules();

    /** Judges the facts; the same facts in any order give the same evaluation. */
    Evaluation evaluate(FactSet facts, Exceptions exceptions);
}
