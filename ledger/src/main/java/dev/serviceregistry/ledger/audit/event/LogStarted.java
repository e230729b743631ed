package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * The log was begun; it is every log's first entry.
 *
 * @param origin the log's name, which no other log has
 * @param key the public key that signs it, as signed notes have it; empty for none
 */
public record LogStarted(String origin, String key) implements AuditEvent {

    /** The kind of this event. */
    public static final String KIND = "log-started";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        JsonObject json = JsonObject.empty().with("origin", origin);
        return key.isEmpty() ? json : json.with("key", key);
    }
}
