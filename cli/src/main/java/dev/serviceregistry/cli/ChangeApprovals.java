package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.RecordedApproval;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.approval.ApprovalReview;
import dev.serviceregistry.registry.approval.ChangeHistory;
import dev.serviceregistry.registry.approval.Review;
import dev.serviceregistry.registry.comparison.Comparison;
import dev.serviceregistry.registry.git.CommitLog;
import dev.serviceregistry.registry.git.LoggedCommit;
import dev.serviceregistry.registry.git.Revision;
import dev.serviceregistry.registry.git.RevisionReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a change needs and has of approvals. */
final class ChangeApprovals {

    private ChangeApprovals() {}

    /** The facts that the approvals of a change are judged by; asks the forge when the options say so. */
    static List<Fact> of(Baseline before, Reading now, Comparison comparison, ForgeOptions forge, Call call)
            throws IOException {
        return of(before, now, comparison, forge, List.of(), call);
    }

    /**
     * The same.
     *
     * @param proposed approvals that no file holds yet
     */
    static List<Fact> of(
            Baseline before,
            Reading now,
            Comparison comparison,
            ForgeOptions forge,
            List<RecordedApproval> proposed,
            Call call)
            throws IOException {
        if (!ApprovalReview.isNeeded(before.reading(), now)) {
            return ApprovalReview.of(before.reading(), now, comparison, ChangeHistory.UNKNOWN);
        }
        Path root = call.repository().root();
        List<LoggedCommit> commits = before.commit().isEmpty() ? List.of() : CommitLog.since(root, before.commit());
        ForgeReviews asked = forge.isAsked() ? ForgeReviews.of(forge, before.reading(), now, call) : ForgeReviews.NONE;
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

    private static @Nullable Reading state(String commit, Call call) {
        RevisionReader revisions = new RevisionReader(call.repository().root());
        return revisions.read(commit) instanceof Revision revision
                ? call.reader().read(revision.root())
                : null;
    }
}
