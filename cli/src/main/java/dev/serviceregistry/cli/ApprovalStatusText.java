package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.DemandedApproval;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ApprovalStanding;
import java.util.List;

/** The approvals of a change as a person reads them. */
final class ApprovalStatusText {

    private static final int LONGEST = 160;

    private ApprovalStatusText() {}

    static void write(ApprovalStatus status, Call call) {
        Output out = call.out();
        if (status.changes().isEmpty()) {
            out.line("Nothing that changed since " + status.against() + " has to be approved.");
            return;
        }
        for (List<DemandedApproval> of : status.changes().values()) {
            ApprovalDemand demand = of.get(0).demand();
            // What belongs to no project says in its element what it is.
            String about = demand.subject().project().isEmpty() ? "" : demand.subject() + ": ";
            line(call.repository().shown(demand.source().toString()) + ": " + about + demand.what(), out);
            out.line("  change " + demand.fingerprint());
            for (DemandedApproval demanded : of) {
                write(demanded, out);
            }
        }
        int missing = status.open().size();
        out.line("")
                .line(Counts.of(status.changes().size(), "change") + " since " + status.against() + ": "
                        + Counts.of(status.required(), "approval") + " required, "
                        + (missing == 0 ? "none missing" : missing + " missing"));
        status.missing()
                .forEach((team, count) -> out.line("  @" + team + " has to approve " + Counts.of(count, "change")));
        for (Approval approval : status.own()) {
            line(
                    "  GOV-005: " + approval.approver() + " has approved a change of their own for @" + approval.team(),
                    out);
        }
    }

    private static void write(DemandedApproval demanded, Output out) {
        ApprovalDemand demand = demanded.demand();
        line("  " + demand.category() + ", " + demand.whom() + ": " + demanded.state(), out);
        for (Approval approval : demanded.given()) {
            String evidence = approval.evidence().isEmpty() ? approval.source().toString() : approval.evidence();
            boolean counts = approval.standing() == ApprovalStanding.COUNTS;
            line(
                    "    " + (counts ? "by " : "not counted: by ") + approval.approver() + " (" + approval.origin()
                            + ", " + evidence + ")" + (counts ? "" : ": it " + approval.fate()),
                    out);
        }
    }

    private static void line(String text, Output out) {
        out.line(ShownText.of(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…"));
    }
}
