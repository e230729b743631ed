package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.ChangeHistory;
import dev.serviceregistry.registry.approval.Review;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.CommitLog;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.git.Revision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gathers what a change needs and has of approvals. */
final class ChangeApprovals {

    private ChangeApprovals() {}

    /**
     * The facts that the approvals of a change are judged by.
     *
     * @param until the last commit of the change; empty for the one that is checked out
     * @param asked what a forge says of the change
     * @param proposed approvals that no file holds yet
     */
    static List<Fact> of(
            Baseline before,
            Reading now,
            Comparison comparison,
            String until,
            ForgeReviews asked,
            List<RecordedApproval> proposed,
            Call call)
            throws IOException {
        if (!ApprovalReview.isNeeded(before.reading(), now)) {
            return ApprovalReview.of(before.reading(), now, comparison, ChangeHistory.UNKNOWN);
        }
        Path root = call.repository().root();
        List<LoggedCommit> commits = before.commit().isEmpty() ? List.of() : commits(root, before.commit(), until);
        for (Review review : asked.reviews()) {
            if (state(review.commit(), call) == null) {
                call.err()
                        .line("warning: the review " + review.address() + " counts for nothing: its commit "
                                + review.commit() + " is not here, so nobody can tell what it approved; fetch it");
            }
        }
        ChangeHistory history = new ChangeHistory(
                commits, asked.openers(), asked.people(), asked.reviews(), proposed, commit -> state(commit, call));
        return ApprovalReview.of(before.reading(), now, comparison, history);
    }

    private static List<LoggedCommit> commits(Path root, String since, String until) throws IOException {
        return until.isEmpty() ? CommitLog.since(root, since) : CommitLog.between(root, since, until);
    }

    /** Tells of each approval that is no team's once, however many changes it is of. */
    static void warnOfNobodys(List<Fact> facts, Reading now, Call call) {
        Set<String> teams = new TreeSet<>();
        for (Team team : now.registry().facts().ofType(Team.class)) {
            teams.add(team.name());
        }
        Set<String> told = new TreeSet<>();
        for (Fact fact : facts) {
            if (fact instanceof Approval approval && approval.standing().isOfNone()) {
                String hint = approval.standing() == ApprovalStanding.OF_NO_TEAM
                        ? UsageProblem.hint(approval.team(), teams)
                        : "";
                told.add(approval.evidence() + ": the approval by " + approval.approver() + " counts for nothing: it "
                        + approval.fate() + hint);
            }
        }
        told.forEach(text -> call.err().line("warning: " + ShownText.of(text)));
    }

    private static @Nullable Reading state(String commit, Call call) {
        return call.revisions().read(commit) instanceof Revision revision
                ? call.reader().read(revision.root())
                : null;
    }
}
