package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.SourceLocation;

/**
 * A rule that was changed a little, and what came of it.
 *
 * @param rule the rule as it is
 * @param place where it was changed
 * @param before what stood there
 * @param after what stood there instead; empty when it was left out
 * @param fate what came of it
 */
record Mutant(RuleDescriptor rule, SourceLocation place, String before, String after, Fate fate) {

    /** What can come of a mutant. */
    enum Fate {
        /** A scenario of the rule failed. */
        NOTICED,
        /** Every scenario of the rule passed. */
        SURVIVED,
        /** It is no rule any more. */
        REFUSED
    }
}
