package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of an evaluation is owed to a change: findings that were not there before it, and those on what it touches.
 *
 * @param known the fingerprints of the findings before the change
 * @param touched what it touches: services, and elements that belong to no service
 */
public record Recency(Set<String> known, Set<Subject> touched) {

    /** What is owed to these changes since an evaluation. */
    public static Recency of(Evaluation before, List<Change> changes) {
        Set<String> known = new HashSet<>();
        before.every().forEach(finding -> known.add(finding.fingerprint().value()));
        Set<Subject> touched = new HashSet<>();
        changes.forEach(change -> touched.add(whole(change.subject())));
        return new Recency(known, touched);
    }

    private static Subject whole(Subject subject) {
        return subject.service().isEmpty() ? subject : new Subject(subject.project(), subject.service(), "");
    }

    /** The part of the evaluation; a rule of which nothing is left has passed. */
    public Evaluation of(Evaluation whole) {
        List<Finding> findings = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        Set<String> violated = new HashSet<>();
        for (Finding finding : whole.findings()) {
            if (isRecent(finding)) {
                findings.add(finding);
                violated.add(finding.rule().id());
            }
        }
        for (SuppressedFinding finding : whole.suppressed()) {
            if (isRecent(finding.finding())) {
                suppressed.add(finding);
                violated.add(finding.finding().rule().id());
            }
        }
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        for (Map.Entry<String, Outcome> entry : whole.outcomes().entrySet()) {
            boolean cleared = entry.getValue() == Outcome.VIOLATED && !violated.contains(entry.getKey());
            outcomes.put(entry.getKey(), cleared ? Outcome.PASSED : entry.getValue());
        }
        return new Evaluation(findings, suppressed, outcomes);
    }

    private boolean isRecent(Finding finding) {
        return !known.contains(finding.fingerprint().value()) || touched.contains(whole(finding.subject()));
    }
}
