package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.merkle.Frontier;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One walk through a log from its first entry to its checkpoint, up to the first fault.
 *
 * <p>When the hashes of all lines give the checkpoint's root, the lines are what was written, and nobody needs to look into
 * them. When they do not, a walk that looks whether each entry follows from the one before may tell where.
 */
final class LogWalk implements Closeable {

    private final LogFiles files;
    private final Checkpoint checkpoint;
    private final List<SignedCheckpoint> handedOut;
    private final TreeHasher hasher;
    private final boolean looksInside;
    private final Frontier frontier;
    private final JsonReader reader = new JsonReader();
    private final InputStream stored;
    private String previous = Entry.NOTHING;
    private long first;

    LogWalk(
            LogFiles files,
            Checkpoint checkpoint,
            List<SignedCheckpoint> handedOut,
            TreeHasher hasher,
            boolean looksInside)
            throws IOException {
        this.looksInside = looksInside;
        this.files = files;
        this.checkpoint = checkpoint;
        this.handedOut = handedOut;
        this.hasher = hasher;
        this.frontier = new Frontier(hasher);
        this.stored = Files.exists(files.hashes())
                ? new BufferedInputStream(Files.newInputStream(files.hashes()), 1 << 16)
                : InputStream.nullInputStream();
    }

    /** The number of the first entry that is there. */
    long kept() {
        return first;
    }

    /** The first fault; null when there is none. */
    @Nullable
    BrokenLog firstFault() throws IOException {
        Beginning beginning = Beginning.of(files, checkpoint, hasher);
        first = beginning.first();
        BrokenLog fault = first > 0 ? origin(beginning.origin()) : null;
        if (fault == null) {
            fault = prunedHashes();
        }
        if (fault == null) {
            fault = entries();
        }
        return fault == null ? whole() : fault;
    }

    /** Takes the leaves of pruned entries from the stored hashes. */
    private @Nullable BrokenLog prunedHashes() throws IOException {
        BrokenLog fault = handedOutFault();
        while (fault == null && frontier.size() < first) {
            Hash leaf = nextStored();
            fault = leaf == null
                    ? new BrokenLog(frontier.size(), "is missing, and so is the hash that pruning leaves of an entry")
                    : grow(leaf);
        }
        return fault;
    }

    private @Nullable BrokenLog entries() throws IOException {
        try (Lines lines = Lines.of(files.entries())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                BrokenLog fault = lines.isTorn() ? torn() : entry(line);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private BrokenLog torn() {
        long number = frontier.size();
        return new BrokenLog(
                number,
                number < checkpoint.size()
                        ? "is cut off or changed: its line has no end"
                        : "is incomplete and behind the last checkpoint: an append was interrupted before it was"
                                + " acknowledged, and the next one moves the remains aside; or somebody added it");
    }

    private @Nullable BrokenLog entry(byte[] line) throws IOException {
        long number = frontier.size();
        if (number >= checkpoint.size()) {
            return new BrokenLog(
                    number,
                    "stands behind the last checkpoint: an append was interrupted before it was acknowledged, and the"
                            + " next one moves the remains aside; or somebody added it");
        }
        Hash leaf = hasher.leaf(line);
        Hash kept = nextStored();
        if (kept == null) {
            return new BrokenLog(number, "has no hash stored: the file of hashes was cut off");
        }
        if (!leaf.equals(kept)) {
            long own = Entry.of(line, reader).map(Entry::number).orElse(number);
            return new BrokenLog(
                    number,
                    own == number
                            ? "does not give the hash that is stored for it: it was changed"
                            : "is not there: entry " + own + " stands in its place");
        }
        BrokenLog fault = looksInside || number == 0 ? inside(line, number) : null;
        return fault == null ? grow(leaf) : fault;
    }

    private @Nullable BrokenLog inside(byte[] line, long number) {
        Entry entry = Entry.of(line, reader).orElse(null);
        if (entry == null || entry.number() != number || !entry.previous().equals(previous)) {
            return new BrokenLog(number, "does not follow from the entry before it: it was changed with its hash");
        }
        return number == 0 ? origin(entry.event().text("origin")) : null;
    }

    private @Nullable BrokenLog origin(String origin) {
        return checkpoint.origin().equals(origin)
                ? null
                : new BrokenLog(
                        BrokenLog.NO_ENTRY,
                        "has a checkpoint of " + checkpoint.origin() + ", and entries of " + origin);
    }

    /** Adds a leaf; what it completes must be stored behind it. */
    private @Nullable BrokenLog grow(Hash leaf) throws IOException {
        long number = frontier.size();
        List<Hash> nodes = frontier.add(leaf);
        previous = leaf.hex();
        for (Hash node : nodes.subList(1, nodes.size())) {
            if (!node.equals(nextStored())) {
                return new BrokenLog(
                        number,
                        "completes a part of the tree whose stored hash differs: the file of hashes was changed");
            }
        }
        return handedOutFault();
    }

    /** What checkpoints that were handed out before say of the tree as far as it goes now. */
    private @Nullable BrokenLog handedOutFault() {
        for (SignedCheckpoint earlier : handedOut) {
            Checkpoint then = earlier.checkpoint();
            if (then.size() == frontier.size() && !then.root().equals(frontier.root())) {
                return new BrokenLog(
                        BrokenLog.NO_ENTRY,
                        "does not begin with the " + then.size() + " entries that the checkpoint handed in covers: they"
                                + " were written anew, with all hashes");
            }
        }
        return null;
    }

    /** Whether the entries are as many as the checkpoint covers, and do not give its root. */
    boolean missesRoot() {
        return frontier.size() == checkpoint.size() && !checkpoint.root().equals(frontier.root());
    }

    /** What is wrong when every entry is right. */
    private @Nullable BrokenLog whole() throws IOException {
        long size = frontier.size();
        if (size < checkpoint.size()) {
            return new BrokenLog(size, "is missing: the last checkpoint covers " + checkpoint.size() + " entries");
        }
        if (missesRoot()) {
            return new BrokenLog(
                    BrokenLog.NO_ENTRY,
                    "has entries that do not give its checkpoint: they were written anew with all hashes, or the"
                            + " checkpoint was changed");
        }
        if (nextStored() != null) {
            return new BrokenLog(BrokenLog.NO_ENTRY, "stores more hashes than its entries give");
        }
        for (SignedCheckpoint earlier : handedOut) {
            if (earlier.checkpoint().size() > size) {
                return new BrokenLog(
                        size,
                        "is missing: the checkpoint handed in covers "
                                + earlier.checkpoint().size() + " entries");
            }
        }
        return null;
    }

    private @Nullable Hash nextStored() throws IOException {
        byte[] bytes = stored.readNBytes(Hash.BYTES);
        return bytes.length < Hash.BYTES ? null : Hash.of(bytes);
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
