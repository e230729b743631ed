package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import java.util.List;

/**
 * What one rule says for a control.
 *
 * @param rule the rule, with the severity it was judged with
 * @param text the rule as its author wrote it
 * @param digest a SHA-256 over this text, in hex
 * @param result what came of judging by it
 * @param judged how many subjects it judged
 * @param findings the violations that nobody has answered for, sorted
 * @param excepted the violations that an exception covers, sorted
 * @param scenarios what came of the scenarios that exercise it; none when no report of them was given
 */
public record RuleEvidence(
        RuleDescriptor rule,
        String text,
        String digest,
        Result result,
        int judged,
        List<Finding> findings,
        List<SuppressedFinding> excepted,
        List<ScenarioResult> scenarios) {

    /** What came of a rule. */
    public enum Result {
        /** There was something to judge, and none of it violates the rule. */
        PASSED,
        /** Something violates it. */
        VIOLATED,
        /** All that violates it is let off. */
        EXCEPTED,
        /** There was nothing of the kind that it judges. */
        NOT_APPLICABLE,
        /** A setting switches it off. */
        OFF
    }
}
