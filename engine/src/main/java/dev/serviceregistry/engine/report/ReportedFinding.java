package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Waiver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding as reports tell it.
 *
 * @param finding the finding
 * @param waiver the waiver that answers for it, or null
 */
record ReportedFinding(Finding finding, @Nullable Waiver waiver) {

    /** The worst first, what is waived last; else as findings are sorted. */
    static final Comparator<ReportedFinding> WORST_FIRST = Comparator.comparing(
                    (ReportedFinding reported) -> reported.waiver != null)
            .thenComparing(reported -> reported.finding.rule().severity());

    /** All findings, waived ones included, as findings are sorted. */
    static List<ReportedFinding> all(Evaluation evaluation) {
        List<ReportedFinding> all = new ArrayList<>(
                evaluation.findings().size() + evaluation.suppressed().size());
        for (SuppressedFinding suppressed : evaluation.suppressed()) {
            all.add(new ReportedFinding(suppressed.finding(), suppressed.waiver()));
        }
        for (Finding finding : evaluation.findings()) {
            all.add(new ReportedFinding(finding, null));
        }
        all.sort(Comparator.comparing(ReportedFinding::finding));
        return all;
    }

    /** Who answers for it, and until when; empty when nobody does. */
    String standing() {
        return waiver == null ? "" : standing(waiver);
    }

    /** Why a waiver is there, who approved it, and until when it holds. */
    static String standing(Waiver waiver) {
        return waiver.reason() + " (" + waiver.ticket() + "), approved by " + waiver.approvedBy() + " until "
                + waiver.expires();
    }
}
