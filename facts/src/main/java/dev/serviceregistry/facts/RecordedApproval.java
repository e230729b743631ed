package dev.serviceregistry.facts;

/**
 * An approval that a file of policies holds, whatever became of the change.
 *
 * @param fingerprint the identity of the change
 * @param team the team whose approval it is, without {@code @}
 * @param approver who gave it, as it is written
 * @param person the same as names are compared
 * @param member whether the team names them as its member, or names nobody
 * @param evidence where to look it up; empty when the file does not say
 * @param source where it is written
 */
public record RecordedApproval(
        String fingerprint,
        String team,
        String approver,
        String person,
        boolean member,
        String evidence,
        SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("approvals:" + fingerprint + ":" + team);
    }

    @Override
    public String description() {
        return "approved for @" + team + " by " + approver;
    }
}
