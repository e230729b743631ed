package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which approvals a change needs and which it has: only where change control names somebody. */
final class MarkdownApprovals implements MarkdownSection {

    private static final int MOST_ROWS = 100;

    /** Bytes kept for saying what is left out. */
    private static final int LEFT_OUT = 120;

    @Override
    public void write(Judgement judgement, MarkdownPage page) {
        Set<String> asked = judgement.judged().selection().projects();
        List<DemandedApproval> missing = new ArrayList<>();
        List<DemandedApproval> others = new ArrayList<>();
        for (DemandedApproval demanded : DemandedApproval.of(judgement.judged().facts())) {
            if (asked.isEmpty() || asked.contains(demanded.demand().subject().project())) {
                (demanded.state() == DemandedApproval.State.MISSING ? missing : others).add(demanded);
            }
        }
        int all = missing.size() + others.size();
        String title = "### " + MarkdownReporter.counted(all, "approval") + " required, "
                + (missing.isEmpty() ? "none missing" : missing.size() + " missing")
                + "\n\n| change | team | approved by |\n|:--|:--|:--|\n";
        if (all == 0 || !page.add(title, LEFT_OUT)) {
            return;
        }
        missing.addAll(others);
        int written = 0;
        while (written < Math.min(all, MOST_ROWS) && page.add(row(missing.get(written)))) {
            written++;
        }
        page.addKept((written == all ? "" : "\nLeft out here: " + (all - written) + " more.\n") + "\n", LEFT_OUT);
    }

    private static String row(DemandedApproval demanded) {
        ApprovalDemand demand = demanded.demand();
        Subject changed = demand.change().subject();
        String element = changed.element();
        StringBuilder row =
                new StringBuilder("| ").append(MarkdownText.of(demand.change().kind()));
        row.append("<br>").append(MarkdownText.code(changed + (element.isEmpty() ? "" : " " + element)));
        row.append(" | ").append(MarkdownText.of("@" + demand.team())).append("<br>");
        row.append(MarkdownText.of(demand.category().toString())).append(" | ");
        if (demanded.state() != DemandedApproval.State.APPROVED) {
            row.append("**").append(demanded.state()).append("**");
        }
        String separator = demanded.state() == DemandedApproval.State.APPROVED ? "" : "<br>";
        for (Approval approval : demanded.given()) {
            String given = approval.approver() + " (" + approval.origin() + ")";
            boolean counts = approval.standing() == ApprovalStanding.COUNTS;
            row.append(separator)
                    .append(MarkdownText.of(counts ? given : given + ": not counted, it " + approval.fate()));
            separator = "<br>";
        }
        return row.append(" |\n").toString();
    }
}
