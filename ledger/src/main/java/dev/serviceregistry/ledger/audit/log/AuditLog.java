package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import dev.serviceregistry.ledger.audit.note.SignatureCheck;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A log to which events are added, from any number of threads and processes.
 *
 * <p>Whoever adds events waits until they are on the disk; those who wait at the same time share one write.
 */
public final class AuditLog {

    private static final int ORIGIN_BYTES = 16;

    private final LogFiles files;
    private final @Nullable SigningKey key;
    private final TreeHasher hasher = new TreeHasher();
    private final List<Request> waiting = new ArrayList<>();
    private boolean writing;

    /** Only the thread that writes uses it. */
    private @Nullable Tail known;

    private AuditLog(LogFiles files, @Nullable SigningKey key) {
        this.files = files;
        this.key = key;
    }

    /**
     * The log in a directory; both are made when the first event is added.
     *
     * @param key signs it; null for a log that is not signed
     */
    public static AuditLog in(Path directory, @Nullable SigningKey key) {
        return new AuditLog(new LogFiles(directory), key);
    }

    /**
     * Adds events, one entry each, and returns when they are on the disk.
     *
     * @throws UnusableLogException when the log was changed since, or is signed by another key
     * @throws IOException when the log cannot be written; then none of the events is in it
     */
    public Receipt append(List<? extends AuditEvent> events, Stamp stamp) throws IOException {
        Request request = new Request(List.copyOf(events), stamp);
        // An interrupt would close the files in the middle of everybody's write, so it waits.
        boolean interrupted = Thread.interrupted();
        try {
            List<Request> together = enqueue(request);
            if (!together.isEmpty()) {
                answer(together);
            }
            return request.receipt();
        } finally {
            if (interrupted || request.wasInterrupted()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Waits until the request is answered or it is this thread's turn to write; returns what it has to write, which is
     * everything that waits, or nothing.
     */
    private List<Request> enqueue(Request request) {
        synchronized (waiting) {
            waiting.add(request);
            while (writing && !request.isAnswered()) {
                try {
                    waiting.wait();
                } catch (InterruptedException e) {
                    request.interrupt();
                }
            }
            if (request.isAnswered()) {
                return List.of();
            }
            writing = true;
            List<Request> together = List.copyOf(waiting);
            waiting.clear();
            return together;
        }
    }

    private void answer(List<Request> together) {
        Receipt receipt = null;
        Throwable failure = null;
        try {
            receipt = LogLock.writing(files, () -> write(together));
        } catch (IOException | RuntimeException | Error e) {
            known = null;
            failure = e;
        }
        synchronized (waiting) {
            long number = receipt == null ? 0 : receipt.first();
            for (Request each : together) {
                each.answer(receipt == null ? null : receipt.from(number), failure);
                number += each.events().size();
            }
            writing = false;
            waiting.notifyAll();
        }
    }

    /** Writes at once, for who holds the log already. */
    Receipt write(List<Request> requests) throws IOException {
        Tail tail = tail();
        Stamp stamp = requests.get(0).stamp();
        Appending appending = new Appending(files, tail, key, hasher);
        appending.tellBeginning(stamp);
        String repaired = appending.moveRemains(stamp);
        long first = appending.next();
        for (Request request : requests) {
            for (AuditEvent event : request.events()) {
                appending.add(event, request.stamp());
            }
        }
        Tail next = appending.commit();
        known = next;
        return new Receipt(first, next.checkpoint(), repaired);
    }

    private Tail tail() throws IOException {
        SignedCheckpoint last = files.lastCheckpoint().orElse(null);
        Tail before = known;
        if (last != null && before != null && before.checkpoint().note().equals(last.note())) {
            return before;
        }
        if (last == null) {
            return begin();
        }
        requireKeyOf(last);
        return Tail.of(files, last, hasher);
    }

    /** Makes a log without entries. Its checkpoint comes first: entries without one are never taken for remains. */
    private Tail begin() throws IOException {
        if (files.hasEntries() || Files.exists(files.checkpoint())) {
            throw new UnusableLogException(
                    files.directory(),
                    "has entries but no checkpoint that can be read, so nothing is added to it: 'service-registry audit"
                            + " verify' tells more");
        }
        byte[] random = new byte[ORIGIN_BYTES];
        new SecureRandom().nextBytes(random);
        String origin = "service-registry/" + HexFormat.of().formatHex(random);
        SignedCheckpoint checkpoint = signed(new Checkpoint(origin, 0, hasher.empty()), key);
        files.replace(files.checkpoint(), checkpoint.note().getBytes(StandardCharsets.UTF_8));
        return Tail.ofEmpty(checkpoint, hasher);
    }

    private void requireKeyOf(SignedCheckpoint last) throws UnusableLogException {
        if (!last.isSigned()) {
            return;
        }
        SigningKey signer = key;
        if (signer == null) {
            throw new UnusableLogException(
                    files.directory(), "is signed, so nothing can be added to it without its private key");
        }
        SignatureCheck check = last.check(signer.publicKey());
        if (check == SignatureCheck.OF_ANOTHER_KEY) {
            throw new UnusableLogException(
                    files.directory(),
                    "is signed by another key than the one that is set; begin a log in another directory for a new"
                            + " key");
        }
        if (check == SignatureCheck.INVALID) {
            throw new UnusableLogException(
                    files.directory(), "has a checkpoint that was changed after it was signed; nothing is added to it");
        }
    }

    static SignedCheckpoint signed(Checkpoint checkpoint, @Nullable SigningKey key) {
        return key == null ? new SignedCheckpoint(checkpoint, List.of()) : SignedCheckpoint.by(key, checkpoint);
    }
}
