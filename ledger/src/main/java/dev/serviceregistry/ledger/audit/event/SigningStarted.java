package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * A log that was unsigned so far is signed from here on.
 *
 * @param key the public key that signs it, as signed notes have it
 */
public record SigningStarted(String key) implements AuditEvent {

    /** The kind of these events. */
    public static final String KIND = "signing-started";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty().with("key", key);
    }
}
