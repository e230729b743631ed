package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import java.util.List;

/**
 * One condition of a rule, and what came of it on one subject.
 *
 * @param kind what it demands
 * @param text the condition as it is written
 * @param line where it is written in the rule's file, from 1; 0 when that is not known
 * @param type the simple name of the fact type that it is about; empty for a condition on several
 * @param reported whether its fact is what the rule reports, so that it is asked of the subject alone
 * @param standing whether it holds
 * @param facts the facts that satisfy it; the nearest one, when it fails; the ones in the way, when there must be none
 * @param wanted what such a fact must have in common with the others, the values filled in, when there is none near
 * @param constraints what it demands of its fact, and what that came to
 * @param bound the values that it hands on to other conditions and to the message
 */
public record ConditionCheck(
        Kind kind,
        String text,
        int line,
        String type,
        boolean reported,
        Standing standing,
        List<Fact> facts,
        String wanted,
        List<ConstraintCheck> constraints,
        List<Operand> bound) {

    /** What a condition demands. */
    public enum Kind {
        /** A fact, with which the rest of the rule goes on. */
        FACT,
        /** That there is no such fact. */
        NONE,
        /** That there is such a fact, whichever. */
        SOME,
        /** One of several alternatives, whichever. */
        ONE_OF,
        /** That something is true of each such fact. */
        EACH,
        /** Something of several facts together, such as their number. */
        SEVERAL
    }

    /** What came of a condition. */
    public enum Standing {
        /** Something satisfies it. */
        HOLDS,
        /** Nothing satisfies it. */
        FAILS,
        /** Another condition failed before it. */
        UNREACHED
    }
}
