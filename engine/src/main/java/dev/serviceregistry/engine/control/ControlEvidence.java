package dev.serviceregistry.engine.control;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say for one control.
 *
 * @param control the control as {@code FRAMEWORK:id}
 * @param title what it is about, or empty
 * @param inForce where it is written that the organisation answers for it; null when it does not say so
 * @param rules what the rules say that serve it, sorted by id
 */
public record ControlEvidence(
        String control, String title, @Nullable SourceLocation inForce, List<RuleEvidence> rules) {

    /** What the evidence comes to. */
    public enum Standing {
        /** Something was judged, and nothing violates a rule. */
        MET("met"),
        /** Something violates a rule, and somebody answers for all of it until a day. */
        EXCEPTED("excepted"),
        /** Something violates a rule. */
        VIOLATED("violated"),
        /** There are rules, and none of them had anything to judge. */
        NOT_JUDGED("not judged"),
        /** There is no rule. */
        NO_RULE("no rule");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The framework that the control belongs to. */
    public String framework() {
        return control.substring(0, Math.max(0, control.indexOf(':')));
    }

    /** The control's id within its framework. */
    public String id() {
        return control.substring(control.indexOf(':') + 1);
    }

    /** What the evidence comes to. */
    public Standing standing() {
        Standing standing = rules.isEmpty() ? Standing.NO_RULE : Standing.NOT_JUDGED;
        for (RuleEvidence rule : rules) {
            switch (rule.result()) {
                case VIOLATED -> {
                    return Standing.VIOLATED;
                }
                case EXCEPTED -> standing = Standing.EXCEPTED;
                case PASSED -> standing = standing == Standing.EXCEPTED ? standing : Standing.MET;
                default -> {
                    // A rule that had nothing to judge says nothing.
                }
            }
        }
        return standing;
    }

    /** How many violations nobody has answered for. */
    public int findings() {
        int findings = 0;
        for (RuleEvidence rule : rules) {
            findings += rule.findings().size();
        }
        return findings;
    }

    /** How many violations an exception covers. */
    public int excepted() {
        int excepted = 0;
        for (RuleEvidence rule : rules) {
            excepted += rule.excepted().size();
        }
        return excepted;
    }

    /** The scenarios that exercise its rules, each once. */
    public List<ScenarioResult> scenarios() {
        List<ScenarioResult> scenarios = new ArrayList<>();
        for (RuleEvidence rule : rules) {
            for (ScenarioResult scenario : rule.scenarios()) {
                if (!scenarios.contains(scenario)) {
                    scenarios.add(scenario);
                }
            }
        }
        return scenarios;
    }
}
