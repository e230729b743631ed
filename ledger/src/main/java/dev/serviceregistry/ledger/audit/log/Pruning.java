package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.event.LogPruned;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes the oldest entries of a log; their hashes stay, so that the checkpoint and all proofs hold as before. */
public final class Pruning {

    private static final int DAY = "2026-12-31".length();

    private final LogFiles files;
    private final @Nullable SigningKey key;

    /**
     * Prunes the log in a directory.
     *
     * @param key signs it; null for a log that is not signed
     */
    public Pruning(Path directory, @Nullable SigningKey key) {
        this.files = new LogFiles(directory);
        this.key = key;
    }

    /**
     * Removes the entries up to the first that is of this day or later. That they are removed is an entry before they are.
     *
     * @throws IOException when there is no log, or it cannot be written
     */
    public PruningResult before(LocalDate day, Stamp stamp) throws IOException {
        files.requireLog();
        return LogLock.writing(files, () -> {
            VerificationResult verified =
                    new LogVerification(files.directory(), key == null ? null : key.publicKey(), List.of()).read();
            if (!(verified instanceof IntactLog intact)) {
                return new PruningResult(verified, 0, 0);
            }
            long kept = firstFrom(day.toString(), intact);
            if (kept > intact.kept()) {
                String origin = intact.checkpoint().checkpoint().origin();
                AuditLog.in(files.directory(), key)
                        .write(List.of(new Request(List.of(new LogPruned(day, kept, origin)), stamp)));
                removeBefore(kept);
            }
            return new PruningResult(verified, kept - intact.kept(), kept);
        });
    }

    private long firstFrom(String day, IntactLog intact) throws IOException {
        JsonReader reader = new JsonReader();
        try (Lines lines = Lines.of(files.entries())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Entry entry = Entry.of(line, reader).orElse(null);
                if (entry != null && entry.time().substring(0, DAY).compareTo(day) >= 0) {
                    return entry.number();
                }
            }
        }
        return intact.checkpoint().checkpoint().size();
    }

    private void removeBefore(long kept) throws IOException {
        try (FileChannel hashes = FileChannel.open(files.hashes(), StandardOpenOption.WRITE)) {
            // From now on nothing else knows the hashes of what is removed.
            hashes.force(true);
        }
        Path rest = files.entries().resolveSibling("entries.new");
        try {
            copyFrom(kept, rest);
            files.move(rest, files.entries());
        } finally {
            Files.deleteIfExists(rest);
        }
    }

    private void copyFrom(long kept, Path rest) throws IOException {
        JsonReader reader = new JsonReader();
        try (Lines lines = Lines.of(files.entries());
                FileChannel channel = FileChannel.open(
                        rest,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            boolean copies = false;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                copies = copies
                        || Entry.of(line, reader)
                                .filter(entry -> entry.number() >= kept)
                                .isPresent();
                if (copies) {
                    out.write(line);
                    out.write('\n');
                }
            }
            out.flush();
            channel.force(true);
        }
    }
}
