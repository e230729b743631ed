package dev.serviceregistry.facts;

/**
 * Somebody's approval of a change that needs one.
 *
 * @param fingerprint the identity of the change
 * @param team the team whose approval it is, without {@code @}; as it was written when it is none, and empty when it names
 *     none
 * @param approver who gave it, as people read it
 * @param origin where it was given
 * @param standing whether it counts
 * @param evidence where to look it up: a commit, an address, or empty for where it is written
 * @param changed what the change is of
 * @param source where it is written; where the change is written when it is in no file
 */
public record Approval(
        String fingerprint,
        String team,
        String approver,
        ApprovalOrigin origin,
        ApprovalStanding standing,
        String evidence,
        Subject changed,
        SourceLocation source)
        implements Fact {

    /** What becomes of it, in words that follow it. */
    public String fate() {
        return standing == ApprovalStanding.OF_NO_TEAM
                ? "is given for @" + team + ", which is no team"
                : standing.toString();
    }

    @Override
    public Subject subject() {
        return new Subject(
                changed.project(),
                changed.service(),
                "approvals:" + fingerprint + ":" + team + ":" + origin + ":" + approver);
    }

    @Override
    public String description() {
        return "approved" + (team.isEmpty() ? "" : " for @" + team) + " by " + approver + " (" + origin
                + (evidence.isEmpty() ? "" : " " + evidence) + ")";
    }
}
