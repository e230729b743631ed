package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.merkle.Frontier;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the stored hashes again, out of the entries. */
final class StoredHashes {

    private StoredHashes() {}

    /** Replaces the stored hashes when those that follow from the entries give the checkpoint's root. */
    static void rebuild(LogFiles files, Checkpoint checkpoint, TreeHasher hasher) throws IOException {
        Path rebuilt = files.hashes().resolveSibling("hashes.new");
        try {
            Frontier frontier = new Frontier(hasher);
            try (Lines lines = Lines.of(files.entries());
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(rebuilt))) {
                byte[] line = lines.next();
                long first = line == null
                        ? 0
                        : Entry.of(line, new JsonReader()).map(Entry::number).orElse(0L);
                pruned(files, first, frontier, hasher, out);
                while (line != null && !lines.isTorn() && frontier.size() < checkpoint.size()) {
                    out.write(HashFile.bytes(frontier.add(hasher.leaf(line))));
                    line = lines.next();
                }
            }
            if (frontier.size() == checkpoint.size() && frontier.root().equals(checkpoint.root())) {
                files.move(rebuilt, files.hashes());
            }
        } finally {
            Files.deleteIfExists(rebuilt);
        }
    }

    /** Takes the hashes of the pruned entries as they are: nothing else knows them any more. */
    private static void pruned(LogFiles files, long first, Frontier frontier, TreeHasher hasher, OutputStream out)
            throws IOException {
        if (first == 0 || !Files.exists(files.hashes())) {
            return;
        }
        try (HashFile hashes = HashFile.open(files)) {
            StoredTree tree = new StoredTree(hashes, hasher);
            while (frontier.size() < first && hashes.holds(frontier.size() + 1)) {
                Hash leaf = tree.leaf(frontier.size());
                out.write(HashFile.bytes(frontier.add(leaf)));
            }
        }
    }
}
