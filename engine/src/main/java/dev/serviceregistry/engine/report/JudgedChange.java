package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A change with what the rules say of it.
 *
 * @param change the change
 * @param rule the id of the rule that objects to it, the worst of several; empty when none does
 * @param level what that rule makes of it; safe when none objects
 * @param fingerprint the identity of that finding, or empty
 * @param waived whether somebody has answered for it
 */
public record JudgedChange(Change change, String rule, ChangeLevel level, String fingerprint, boolean waived) {

    /** The changes, each with the worst finding on it. */
    public static List<JudgedChange> of(List<Change> changes, Evaluation evaluation) {
        Map<Change, JudgedChange> judged = new IdentityHashMap<>();
        for (Finding finding : evaluation.findings()) {
            add(finding, false, judged);
        }
        for (SuppressedFinding suppressed : evaluation.suppressed()) {
            add(suppressed.finding(), true, judged);
        }
        List<JudgedChange> all = new ArrayList<>(changes.size());
        for (Change change : changes) {
            all.add(judged.getOrDefault(change, new JudgedChange(change, "", ChangeLevel.SAFE, "", false)));
        }
        return List.copyOf(all);
    }

    private static void add(Finding finding, boolean waived, Map<Change, JudgedChange> judged) {
        if (finding.evidence().isEmpty() || !(finding.evidence().get(0) instanceof Change change)) {
            return;
        }
        JudgedChange known = judged.get(change);
        ChangeLevel level = level(finding.rule().severity());
        if (known == null || level.compareTo(known.level) < 0) {
            judged.put(
                    change,
                    new JudgedChange(
                            change,
                            finding.rule().id(),
                            level,
                            finding.fingerprint().value(),
                            waived));
        }
    }

    private static ChangeLevel level(Severity severity) {
        return switch (severity) {
            case ERROR -> ChangeLevel.BREAKING;
            case WARNING -> ChangeLevel.RISKY;
            case NOTE -> ChangeLevel.SAFE;
        };
    }
}
