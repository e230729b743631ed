package dev.serviceregistry.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two evaluations of the same facts by different rules or settings differ; a finding is known by its fingerprint.
 *
 * @param newlyFailing what only the second finds, sorted
 * @param freed what only the first finds, sorted
 * @param changed what both find, with different severities, sorted
 */
public record EvaluationDifference(List<Finding> newlyFailing, List<Finding> freed, List<SeverityChange> changed) {

    /**
     * A finding that became better or worse.
     *
     * @param before the severity that it had
     * @param finding the finding as it is now
     */
    public record SeverityChange(Severity before, Finding finding) {}

    /** How the second differs from the first; what an exception covers counts for neither. */
    public static EvaluationDifference between(Evaluation before, Evaluation after) {
        Map<Fingerprint, Finding> known = new HashMap<>();
        before.findings().forEach(finding -> known.put(finding.fingerprint(), finding));
        List<Finding> newlyFailing = new ArrayList<>();
        List<SeverityChange> changed = new ArrayList<>();
        for (Finding finding : after.findings()) {
            Finding former = known.remove(finding.fingerprint());
            if (former == null) {
                newlyFailing.add(finding);
            } else if (former.rule().severity() != finding.rule().severity()) {
                changed.add(new SeverityChange(former.rule().severity(), finding));
            }
        }
        List<Finding> freed = new ArrayList<>(known.values());
        freed.sort(null);
        return new EvaluationDifference(List.copyOf(newlyFailing), List.copyOf(freed), List.copyOf(changed));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return newlyFailing.isEmpty() && freed.isEmpty() && changed.isEmpty();
    }
}
