package dev.serviceregistry.engine;

/** What came of judging one rule. */
public enum Outcome {
    /** There was something to judge, and none of it violated the rule. */
    PASSED,
    /** Something violated the rule. */
    VIOLATED,
    /** There was nothing of the kind that the rule judges. */
    NOT_APPLICABLE
}
