package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * Somebody approved a change.
 *
 * @param change what was approved: the fingerprint of the finding that asks for it
 * @param team the team whose approval it is
 * @param approvedBy who approved
 * @param commit the commit that was approved, in hex; empty for none
 * @param evidence where the approval was given, such as a commit's trailer or a review
 */
public record ChangeApproved(String change, String team, String approvedBy, String commit, String evidence)
        implements AuditEvent {

    /** The kind of these events. */
    public static final String KIND = "approval";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("approved_by", approvedBy)
                .with("change", change)
                .with("commit", commit)
                .with("evidence", evidence)
                .with("team", team);
    }
}
