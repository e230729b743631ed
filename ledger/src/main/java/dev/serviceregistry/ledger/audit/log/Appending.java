package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.event.LogRepaired;
import dev.serviceregistry.ledger.audit.event.LogStarted;
import dev.serviceregistry.ledger.audit.event.SigningStarted;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.merkle.Frontier;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One write to the end of a log: entries first, then, when they are on the disk, the checkpoint that covers them. */
final class Appending {

    private final LogFiles files;
    private final Tail tail;
    private final @Nullable SigningKey key;
    private final TreeHasher hasher;
    private final Frontier frontier;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final List<Hash> hashes = new ArrayList<>();
    private String previous;

    Appending(LogFiles files, Tail tail, @Nullable SigningKey key, TreeHasher hasher) {
        this.files = files;
        this.tail = tail;
        this.key = key;
        this.hasher = hasher;
        this.frontier = tail.frontier();
        this.previous = tail.previous();
    }

    /** The number of the entry that is added next. */
    long next() {
        return frontier.size();
    }

    /** Moves what stands behind the last checkpoint into a file of its own; returns its name, empty when nothing does. */
    String moveRemains(Stamp stamp) throws IOException {
        if (!Files.exists(files.entries()) || Files.size(files.entries()) <= tail.end()) {
            return "";
        }
        byte[] remains;
        try (FileChannel entries = FileChannel.open(files.entries(), StandardOpenOption.READ)) {
            remains = Bytes.read(entries, tail.end(), Math.toIntExact(entries.size() - tail.end()));
        }
        String digest = hasher.plain(remains).hex();
        String name = "remains-" + tail.checkpoint().checkpoint().size() + "-" + digest.substring(0, 8);
        Path file = files.directory().resolve(name);
        LogFiles.write(file, remains);
        try (FileChannel entries = FileChannel.open(files.entries(), StandardOpenOption.WRITE)) {
            entries.truncate(tail.end());
        }
        add(new LogRepaired(remains.length, digest, name), stamp);
        return name;
    }

    /** Tells who signs, where a log begins or begins to be signed. */
    void tellBeginning(Stamp stamp) {
        String origin = tail.checkpoint().checkpoint().origin();
        String signer = key == null ? "" : key.publicKey().line(origin);
        if (frontier.size() == 0) {
            add(new LogStarted(origin, signer), stamp);
        } else if (key != null && !tail.checkpoint().isSigned()) {
            add(new SigningStarted(signer), stamp);
        }
    }

    void add(AuditEvent event, Stamp stamp) {
        byte[] line = Entry.of(frontier.size(), previous, event, stamp).line();
        Hash leaf = hasher.leaf(line);
        hashes.addAll(frontier.add(leaf));
        lines.writeBytes(line);
        lines.write('\n');
        previous = leaf.hex();
    }

    /** Writes everything; when it returns, it is on the disk. */
    Tail commit() throws IOException {
        byte[] bytes = lines.toByteArray();
        Checkpoint checkpoint =
                new Checkpoint(tail.checkpoint().checkpoint().origin(), frontier.size(), frontier.root());
        SignedCheckpoint signed = AuditLog.signed(checkpoint, key);
        try (FileChannel entries =
                FileChannel.open(files.entries(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            try {
                Bytes.write(entries, bytes, tail.end());
                entries.force(false);
                writeHashes();
                files.replace(files.checkpoint(), signed.note().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                takeBack(entries, e);
                throw e;
            }
        }
        return new Tail(signed, frontier, previous, tail.end() + bytes.length);
    }

    private void truncateHashes() throws IOException {
        if (Files.exists(files.hashes())) {
            try (FileChannel channel = FileChannel.open(files.hashes(), StandardOpenOption.WRITE)) {
                channel.truncate(endOfHashes());
            }
        }
    }

    private long endOfHashes() {
        return StoredTree.count(tail.checkpoint().checkpoint().size()) * Hash.BYTES;
    }

    /** They follow from the entries, so nobody waits until they are on the disk. */
    private void writeHashes() throws IOException {
        long place = endOfHashes();
        try (FileChannel channel =
                FileChannel.open(files.hashes(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(place);
            Bytes.write(channel, HashFile.bytes(hashes), place);
        }
    }

    /** Removes what was written, unless the checkpoint covers it already. */
    private void takeBack(FileChannel entries, IOException reason) {
        try {
            boolean covered = files.lastCheckpoint()
                    .filter(last -> last.checkpoint().size()
                            > tail.checkpoint().checkpoint().size())
                    .isPresent();
            if (!covered) {
                entries.truncate(tail.end());
                truncateHashes();
            }
        } catch (IOException e) {
            // It stands behind the checkpoint then, and is moved aside by the next append.
            reason.addSuppressed(e);
        }
    }
}
