package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.DemandedApproval;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.FactSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change needs of approvals, and what it has.
 *
 * @param against what it is compared with, as people read it
 * @param changes the approvals that are needed, by the fingerprint of the change, as the changes are sorted
 * @param open the demands that the policies find unmet
 * @param own the approvals that authors have given their own changes
 */
record ApprovalStatus(
        String against, Map<String, List<DemandedApproval>> changes, Set<ApprovalDemand> open, List<Approval> own) {

    static ApprovalStatus of(ComparedJudgement judged) {
        FactSet facts = judged.judgement().judged().facts();
        Map<String, List<DemandedApproval>> changes = new LinkedHashMap<>();
        for (DemandedApproval demanded : DemandedApproval.of(facts)) {
            boolean counts = judged.projects().isEmpty()
                    || judged.projects().contains(demanded.demand().subject().project());
            if (counts) {
                changes.computeIfAbsent(demanded.demand().fingerprint(), unused -> new ArrayList<>())
                        .add(demanded);
            }
        }
        Set<ApprovalDemand> open = new LinkedHashSet<>();
        List<Approval> own = new ArrayList<>();
        for (Finding finding : judged.judgement().evaluation().findings()) {
            if (finding.evidence().get(0) instanceof ApprovalDemand demand) {
                open.add(demand);
            } else if (finding.evidence().get(0) instanceof Approval approval) {
                own.add(approval);
            }
        }
        Baseline baseline = judged.baseline();
        return new ApprovalStatus(baseline == null ? "" : baseline.name(), changes, open, own);
    }

    /** Whether nothing is missing, and nothing is there that must not be. */
    boolean isComplete() {
        return open.isEmpty() && own.isEmpty();
    }

    /** How many approvals are needed. */
    int required() {
        int required = 0;
        for (List<DemandedApproval> of : changes.values()) {
            required += of.size();
        }
        return required;
    }

    /** How many approvals are missing from each team. */
    SortedMap<String, Integer> missing() {
        SortedMap<String, Integer> missing = new TreeMap<>();
        for (ApprovalDemand demand : open) {
            missing.merge(demand.team(), 1, Integer::sum);
        }
        return missing;
    }
}
