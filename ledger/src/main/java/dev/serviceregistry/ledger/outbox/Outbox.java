package dev.serviceregistry.ledger.outbox;

import dev.serviceregistry.ledger.lock.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The notices that were handed over in a directory, and what became of each.
 *
 * <p>Everything is written down before it is done: a notice before it is sent, an attempt before it is made. Whatever stops
 * this at any moment, the next run sends what was handed over and not sent, and the sender tells by its id whether that was
 * still done. One run at a time sends; others wait for it.
 */
public final class Outbox {

    private static final String JOURNAL = "journal.jsonl";
    private static final String LOCK = "lock";

    private final Path directory;
    private final LineFile journal;

    /** The outbox in a directory, which is made when something is handed over. */
    public Outbox(Path directory) {
        this.directory = directory;
        this.journal = new LineFile(directory.resolve(JOURNAL));
    }

    /** What was handed over so far, the earliest first; writes nothing and waits for nobody. */
    public List<OutboxEntry> entries() throws IOException {
        Map<String, OutboxEntry> entries = new LinkedHashMap<>();
        for (Record line : Record.read(journal)) {
            String id = line.text("id");
            OutboxEntry entry = entries.get(id);
            if (line.text("event").equals("queued")) {
                entries.putIfAbsent(id, new OutboxEntry(line.notice(), false, 0, ""));
            } else if (entry != null) {
                entries.put(
                        id,
                        switch (line.text("event")) {
                            case "attempted" -> new OutboxEntry(entry.notice(), entry.sent(), entry.attempts() + 1, "");
                            case "sent" -> new OutboxEntry(entry.notice(), true, entry.attempts(), "");
                            case "failed" ->
                                new OutboxEntry(entry.notice(), entry.sent(), entry.attempts(), line.text("reason"));
                            default -> entry;
                        });
            }
        }
        return List.copyOf(entries.values());
    }

    /**
     * Hands notices over and sends all that was not sent yet, also what an earlier run left.
     *
     * @param notices what is to be told; what was handed over before is not told again
     * @param clock what the time of each event is taken from
     * @return what became of each notice that was not sent before, in the order in which they were handed over
     * @throws IOException when what happens cannot be written down; nothing is sent of which that is so
     */
    public List<OutboxEntry> send(List<Notice> notices, Sender sender, Clock clock) throws IOException {
        Files.createDirectories(directory);
        return new ProcessLock(directory.resolve(LOCK)).alone(() -> {
            List<OutboxEntry> done = new ArrayList<>();
            for (OutboxEntry entry : queue(notices, clock).values()) {
                done.add(attempt(entry, sender, clock));
            }
            return List.copyOf(done);
        });
    }

    private Map<String, OutboxEntry> queue(List<Notice> notices, Clock clock) throws IOException {
        Map<String, OutboxEntry> known = new LinkedHashMap<>();
        entries().forEach(entry -> known.put(entry.notice().id(), entry));
        List<String> lines = new ArrayList<>();
        for (Notice notice : notices) {
            if (known.putIfAbsent(notice.id(), new OutboxEntry(notice, false, 0, "")) == null) {
                lines.add(Record.of(notice)
                        .with(Map.of("event", "queued", "at", clock.instant().toString()))
                        .json());
            }
        }
        if (!lines.isEmpty()) {
            journal.append(lines);
        }
        known.values().removeIf(OutboxEntry::sent);
        return known;
    }

    private OutboxEntry attempt(OutboxEntry entry, Sender sender, Clock clock) throws IOException {
        int attempts = entry.attempts() + 1;
        write("attempted", entry, Map.of("sender", sender.name(), "attempt", Integer.toString(attempts)), clock);
        try {
            sender.send(entry.notice());
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            write("failed", entry, Map.of("sender", sender.name(), "reason", reason), clock);
            return new OutboxEntry(entry.notice(), false, attempts, reason);
        }
        write("sent", entry, Map.of("sender", sender.name()), clock);
        return new OutboxEntry(entry.notice(), true, attempts, "");
    }

    private void write(String event, OutboxEntry entry, Map<String, String> more, Clock clock) throws IOException {
        Map<String, String> line = Map.of(
                "event", event, "id", entry.notice().id(), "at", clock.instant().toString());
        journal.append(List.of(Record.of(line).with(more).json()));
    }
}
