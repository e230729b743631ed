package dev.serviceregistry.ledger.forge.gitlab;

import dev.serviceregistry.ledger.forge.ForgeAnswer;
import dev.serviceregistry.ledger.forge.ForgeFailure;
import dev.serviceregistry.ledger.forge.ForgeKind;
import dev.serviceregistry.ledger.forge.ReviewSource;
import dev.serviceregistry.ledger.forge.http.ForgeRefusal;
import java.util.Map;

/** Asks GitLab, or what answers as GitLab does, for the approvals of merge requests. */
public final class GitLabReviews implements ReviewSource {

    @Override
    public ForgeKind kind() {
        return ForgeKind.GITLAB;
    }

    @Override
    public ForgeAnswer reviews(Access access, String repository, int number, Map<String, String> teams) {
        try {
            return new MergeRequest(new GitLabApi(access), repository, number).reviews(teams);
        } catch (ForgeRefusal e) {
            return new ForgeFailure(e.reason());
        }
    }
}
