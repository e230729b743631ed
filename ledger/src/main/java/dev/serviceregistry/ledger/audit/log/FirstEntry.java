package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;

/** Finds out with which entry a log begins, also when its first lines were changed or have changed places. */
final class FirstEntry {

    /** How many lines are looked at. */
    private static final int LINES = 64;

    private FirstEntry() {}

    /** The number of the first entry by those first lines that are what was written, wherever they stand now. */
    static long of(LogFiles files, Checkpoint checkpoint, TreeHasher hasher) throws IOException {
        if (!Files.exists(files.hashes())) {
            return 0;
        }
        long first = Long.MAX_VALUE;
        JsonReader reader = new JsonReader();
        try (Lines lines = Lines.of(files.entries());
                HashFile hashes = HashFile.open(files)) {
            StoredTree tree = new StoredTree(hashes, hasher);
            for (int i = 0; i < LINES && first > 0; i++) {
                byte[] line = lines.next();
                if (line == null) {
                    break;
                }
                long number = Entry.of(line, reader).map(Entry::number).orElse(-1L);
                boolean known = number >= 0 && number < checkpoint.size() && hashes.holds(number + 1);
                if (known && tree.leaf(number).equals(hasher.leaf(line))) {
                    first = Math.min(first, Math.max(0, number - i));
                }
            }
        }
        return first == Long.MAX_VALUE ? 0 : first;
    }
}
