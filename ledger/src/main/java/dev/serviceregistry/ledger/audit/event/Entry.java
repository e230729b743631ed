package dev.serviceregistry.ledger.audit.event;

import dev.serviceregistry.ledger.audit.json.JsonInteger;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.json.JsonText;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An entry of the log.
 *
 * @param json what it says, all of it
 */
public record Entry(JsonObject json) {

    /** What stands before the first entry. */
    public static final String NOTHING = "";

    /**
     * A new entry.
     *
     * @param number its number, from 0
     * @param previous the hash of the entry before it in hex, or {@link #NOTHING}
     */
    public static Entry of(long number, String previous, AuditEvent event, Stamp stamp) {
        JsonObject actor = JsonObject.empty().with("name", stamp.actor()).with("source", stamp.source());
        String time = stamp.time().truncatedTo(ChronoUnit.MILLIS).toString();
        // At once, since each entry of a long log is made here.
        return new Entry(new JsonObject(new TreeMap<>(Map.of(
                "actor", actor,
                "entry", new JsonInteger(number),
                "event", event.json(),
                "kind", new JsonText(event.kind()),
                "previous", new JsonText(previous),
                "time", new JsonText(time),
                "version", new JsonText(stamp.version())))));
    }

    /** The entry that a line of the log is; nothing when it is none. */
    public static Optional<Entry> of(byte[] line, JsonReader reader) {
        return reader.object(line).map(Entry::new).filter(entry -> entry.number() >= 0);
    }

    /** Its line in the log, without the end of it. */
    public byte[] line() {
        return json.canonical().getBytes(StandardCharsets.UTF_8);
    }

    public long number() {
        return json.number("entry");
    }

    public String kind() {
        return json.text("kind");
    }

    /** The hash of the entry before it, in hex; {@link #NOTHING} for the first. */
    public String previous() {
        return json.text("previous");
    }

    /** Whether it follows an entry with this hash. */
    public boolean follows(Hash hash) {
        return previous().equals(hash.hex());
    }

    /** When it was written, in UTC, as 2026-12-31T23:59:59.123Z; the part of a second is left out when it is 0. */
    public String time() {
        return json.text("time");
    }

    public String actor() {
        return json.object("actor").text("name");
    }

    public String version() {
        return json.text("version");
    }

    public JsonObject event() {
        return json.object("event");
    }
}
