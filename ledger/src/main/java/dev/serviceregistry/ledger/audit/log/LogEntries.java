package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what a log says, as far as its last checkpoint; it proves nothing. */
public final class LogEntries {

    /** Takes entries one by one. */
    public interface Reader {
        /** Takes the next entry; the rest is left out when it returns false. */
        boolean take(Entry entry) throws IOException;
    }

    private final LogFiles files;

    /** Reads the log in a directory. */
    public LogEntries(Path directory) {
        this.files = new LogFiles(directory);
    }

    /**
     * Hands over all entries in order; returns the number of lines that are none.
     *
     * @throws IOException when there is no log, or it cannot be read
     */
    public long read(Reader reader) throws IOException {
        files.requireLog();
        return LogLock.reading(files, () -> handOver(reader));
    }

    private long handOver(Reader reader) throws IOException {
        long size = checkpoint().map(last -> last.checkpoint().size()).orElse(0L);
        JsonReader json = new JsonReader();
        long unread = 0;
        try (Lines lines = Lines.of(files.entries())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Entry entry = Entry.of(line, json).orElse(null);
                if (entry == null) {
                    unread++;
                } else if (entry.number() >= size || !reader.take(entry)) {
                    break;
                }
            }
        }
        return unread;
    }

    /** The entry with this number; nothing when the log does not have it, or not any more. */
    public Optional<Entry> find(long number) throws IOException {
        Entry[] found = new Entry[1];
        read(entry -> {
            found[0] = entry.number() == number ? entry : found[0];
            return found[0] == null;
        });
        return Optional.ofNullable(found[0]);
    }

    /** The last checkpoint; nothing when there is none that can be understood. */
    public Optional<SignedCheckpoint> checkpoint() throws IOException {
        return files.lastCheckpoint();
    }
}
