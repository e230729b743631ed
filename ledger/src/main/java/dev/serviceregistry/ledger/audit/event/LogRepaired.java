package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonObject;

/**
 * What stood behind the last checkpoint was moved aside: the remains of an append that was interrupted before anybody was
 * told that it is done.
 *
 * @param bytes how many bytes were moved
 * @param digest their SHA-256, in hex
 * @param file the file that holds them now, in the log's directory
 */
public record LogRepaired(long bytes, String digest, String file) implements AuditEvent {

    /** The kind of these events. */
    public static final String KIND = "log-repaired";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonObject json() {
        return JsonObject.empty().with("bytes", bytes).with("digest", digest).with("file", file);
    }
}
