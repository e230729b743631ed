package dev.serviceregistry.engine;

import dev.serviceregistry.facts.KnownFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of judging a repository.
 *
 * @param findings the violations that nobody has answered for, sorted
 * @param suppressed the violations that an exception covers, sorted
 * @param outcomes the outcome of every rule by id; a rule whose violations are all suppressed is still violated
 */
public record Evaluation(
        List<Finding> findings, List<SuppressedFinding> suppressed, SortedMap<String, Outcome> outcomes) {

    /** How many findings have this severity. */
    public int count(Severity severity) {
        int count = 0;
        for (Finding finding : findings) {
            count += finding.rule().severity() == severity ? 1 : 0;
        }
        return count;
    }

    /** All violations, those that an exception covers last. */
    public List<Finding> every() {
        List<Finding> every = new ArrayList<>(findings);
        for (SuppressedFinding finding : suppressed) {
            every.add(finding.finding());
        }
        return every;
    }

    /** How many of the suppressed violations the baseline covers. */
    public int known() {
        int known = 0;
        for (SuppressedFinding finding : suppressed) {
            known += finding.suppression() instanceof KnownFinding ? 1 : 0;
        }
        return known;
    }
}
