package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * Somebody answered for a finding, so that it fails no judgement until a day.
 *
 * @param waiver the waiver as the repository holds it
 */
public record FindingWaived(Waiver waiver) implements AuditEvent {

    /** The kind of these events. */
    public static final String KIND = "waiver";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("approved_by", waiver.approvedBy())
                .with("expires", waiver.expires().toString())
                .with("fingerprint", waiver.fingerprint())
                .with("reason", waiver.reason())
                .with("rule", waiver.rule())
                .with("service", waiver.service())
                .with("ticket", waiver.ticket());
    }
}
