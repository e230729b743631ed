package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.event.LogPruned;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/**
 * With which entry a log begins, also when its first lines were changed, removed or have changed places.
 *
 * @param first the number of the first entry that is there, or should be
 * @param origin the log's name as the last pruning tells it; empty when nothing was pruned
 */
record Beginning(long first, String origin) {

    private static final Beginning UNPRUNED = new Beginning(0, "");

    /** How many lines are looked at for the number of the first. */
    private static final int LINES = 64;

    static Beginning of(LogFiles files, Checkpoint checkpoint, TreeHasher hasher) throws IOException {
        if (!Files.exists(files.hashes())) {
            return UNPRUNED;
        }
        try (HashFile hashes = HashFile.open(files)) {
            Known known = new Known(hashes, checkpoint, hasher);
            long first = firstThere(files, known);
            // Only a log that was pruned begins later, and its last pruning is always kept.
            return first == 0 ? UNPRUNED : lastPruning(files, known, first);
        }
    }

    /** The number of the first line by those of the first lines that are what was written, wherever they stand now. */
    private static long firstThere(LogFiles files, Known known) throws IOException {
        long first = Long.MAX_VALUE;
        try (Lines lines = Lines.of(files.entries())) {
            for (int i = 0; i < LINES && first > 0; i++) {
                byte[] line = lines.next();
                if (line == null) {
                    break;
                }
                Entry entry = known.entry(line);
                if (entry != null) {
                    first = Math.min(first, Math.max(0, entry.number() - i));
                }
            }
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }

    private static Beginning lastPruning(LogFiles files, Known known, long there) throws IOException {
        Beginning beginning = UNPRUNED;
        try (Lines lines = Lines.of(files.entries())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                Entry entry = known.entry(line);
                if (entry != null && entry.kind().equals(LogPruned.KIND)) {
                    long kept = LogPruned.kept(entry.event());
                    beginning =
                            new Beginning(Math.min(there, kept), entry.event().text("origin"));
                }
            }
        }
        return beginning;
    }

    /** Tells the entries that are what was written, by the stored hashes. */
    private record Known(HashFile hashes, StoredTree tree, JsonReader reader, long size, TreeHasher hasher) {

        Known(HashFile hashes, Checkpoint checkpoint, TreeHasher hasher) {
            this(hashes, new StoredTree(hashes, hasher), new JsonReader(), checkpoint.size(), hasher);
        }

        @Nullable
        Entry entry(byte[] line) throws IOException {
            Entry entry = Entry.of(line, reader).orElse(null);
            boolean stored = entry != null && entry.number() < size && hashes.holds(entry.number() + 1);
            return stored && tree.leaf(entry.number()).equals(hasher.leaf(line)) ? entry : null;
        }
    }
}
