package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Suppression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as reports tell it.
 *
 * @param finding the finding
 * @param suppression what lets it off, or null
 */
record ReportedFinding(Finding finding, @Nullable Suppression suppression) {

    /** The worst first, what is waived last; else as findings are sorted. */
    static final Comparator<ReportedFinding> WORST_FIRST = Comparator.comparing(
                    (ReportedFinding reported) -> reported.suppression != null)
            .thenComparing(reported -> reported.finding.rule().severity());

    /** All findings, waived ones included, as findings are sorted. */
    static List<ReportedFinding> all(Evaluation evaluation) {
        List<ReportedFinding> all = new ArrayList<>(
                evaluation.findings().size() + evaluation.suppressed().size());
        for (SuppressedFinding suppressed : evaluation.suppressed()) {
            all.add(new ReportedFinding(suppressed.finding(), suppressed.suppression()));
        }
        for (Finding finding : evaluation.findings()) {
            all.add(new ReportedFinding(finding, null));
        }
        all.sort(Comparator.comparing(ReportedFinding::finding));
        return all;
    }

    /** Why it is let off; empty when it is not. */
    String standing() {
        return suppression == null ? "" : suppression.standing();
    }

    /** What becomes of it, in a word; empty when it is not let off. */
    String label() {
        return suppression == null ? "" : suppression.label();
    }
}
