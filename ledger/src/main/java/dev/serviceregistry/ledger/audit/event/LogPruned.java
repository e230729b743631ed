package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;
import java.time.LocalDate;

/**
 * Old entries were removed; their hashes stay.
 *
 * @param before the day before which entries were removed, in UTC
 * @param kept the number of the first entry that was kept
 * @param origin the log's name, which the removed first entry told
 */
public record LogPruned(LocalDate before, long kept, String origin) implements AuditEvent {

    /** The kind of this event. */
    public static final String KIND = "log-pruned";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty()
                .with("before", before.toString())
                .with("first_kept", kept)
                .with("origin", origin);
    }

    /** The number of the first kept entry that such an event tells; -1 when it tells none. */
    public static long kept(JsonObject event) {
        return event.number("first_kept");
    }
}
