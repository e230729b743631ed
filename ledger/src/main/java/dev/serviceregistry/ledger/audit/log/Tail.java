package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.merkle.Frontier;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The end of a log, to which entries are added.
 *
 * @param checkpoint the last checkpoint
 * @param frontier the edge of the tree that it covers
 * @param previous the hash of the last entry in hex, {@link Entry#NOTHING} when there is none
 * @param end where the last entry ends in its file
 */
record Tail(SignedCheckpoint checkpoint, Frontier frontier, String previous, long end) {

    static Tail ofEmpty(SignedCheckpoint checkpoint, TreeHasher hasher) {
        return new Tail(checkpoint, new Frontier(hasher), Entry.NOTHING, 0);
    }

    /** The end of the log that a checkpoint covers; it takes as long for a long log as for a short one. */
    static Tail of(LogFiles files, SignedCheckpoint checkpoint, TreeHasher hasher) throws IOException {
        long size = checkpoint.checkpoint().size();
        if (size == 0) {
            return ofEmpty(checkpoint, hasher);
        }
        Tail stored = stored(files, checkpoint, hasher);
        if (stored != null) {
            return stored;
        }
        // They are not written to the disk each time, so after a crash they may lack something.
        StoredHashes.rebuild(files, checkpoint.checkpoint(), hasher);
        Tail rebuilt = stored(files, checkpoint, hasher);
        if (rebuilt == null) {
            throw new UnusableLogException(
                    files.directory(),
                    "does not match its last checkpoint, so nothing is added to it: 'service-registry audit verify'"
                            + " tells where");
        }
        return rebuilt;
    }

    private static @Nullable Tail stored(LogFiles files, SignedCheckpoint checkpoint, TreeHasher hasher)
            throws IOException {
        long size = checkpoint.checkpoint().size();
        if (!Files.exists(files.hashes()) || !Files.exists(files.entries())) {
            return null;
        }
        try (HashFile hashes = HashFile.open(files);
                FileChannel entries = FileChannel.open(files.entries(), StandardOpenOption.READ)) {
            if (!hashes.holds(size)) {
                return null;
            }
            StoredTree tree = new StoredTree(hashes, hasher);
            Frontier frontier = tree.frontier(size);
            Hash last = tree.leaf(size - 1);
            long end = new LineSearch(entries).endOf(last, hasher);
            return end < 0 || !frontier.root().equals(checkpoint.checkpoint().root())
                    ? null
                    : new Tail(checkpoint, frontier, last.hex(), end);
        }
    }
}
