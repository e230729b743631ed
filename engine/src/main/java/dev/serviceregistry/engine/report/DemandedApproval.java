package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalDemand;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An approval that a change needs, and what there is of it.
 *
 * @param demand which approval it is
 * @param state whether it is there
 * @param given what was given for it, those that count first; where it is not there, also what is no team's approval
 */
public record DemandedApproval(ApprovalDemand demand, State state, List<Approval> given) {

    /** Stands for the team of approvals that are none's. */
    private static final String NO_TEAM = "";

    /** Whether an approval is there. */
    public enum State {
        /** Somebody of the team has approved. */
        APPROVED("approved"),
        /** It was let through in an emergency, and is to be reviewed. */
        EMERGENCY("emergency"),
        /** It is not there. */
        MISSING("missing");

        private final String text;

        State(String text) {
            this.text = text;
        }

        /** The spelling that people write and read. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Every approval that is needed, as the changes are sorted. */
    public static List<DemandedApproval> of(FactSet facts) {
        Map<String, List<Approval>> given = new HashMap<>();
        List<ApprovalDemand> demands = new ArrayList<>();
        for (Fact fact : facts.facts()) {
            if (fact instanceof ApprovalDemand demand) {
                demands.add(demand);
            } else if (fact instanceof Approval approval) {
                String team = approval.standing().isOfNone() ? NO_TEAM : approval.team();
                given.computeIfAbsent(key(approval.fingerprint(), team), unused -> new ArrayList<>())
                        .add(approval);
            }
        }
        List<DemandedApproval> demanded = new ArrayList<>();
        for (ApprovalDemand demand : demands) {
            String key = key(demand.fingerprint(), demand.team());
            List<Approval> of = new ArrayList<>(given.getOrDefault(key, List.of()));
            of.sort((left, right) -> left.standing().compareTo(right.standing()));
            boolean counts = !of.isEmpty() && of.get(0).standing() == ApprovalStanding.COUNTS;
            State absent = demand.through() ? State.EMERGENCY : State.MISSING;
            if (!counts) {
                of.addAll(given.getOrDefault(key(demand.fingerprint(), NO_TEAM), List.of()));
            }
            demanded.add(new DemandedApproval(demand, counts ? State.APPROVED : absent, List.copyOf(of)));
        }
        return demanded;
    }

    private static String key(String fingerprint, String team) {
        return fingerprint + " " + team;
    }
}
