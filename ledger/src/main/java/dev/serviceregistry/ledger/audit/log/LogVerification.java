package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.SignatureCheck;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells whether a log is as it was written, and where it is not; it reads every entry once. */
public final class LogVerification {

    private final LogFiles files;
    private final @Nullable VerificationKey key;
    private final List<SignedCheckpoint> handedOut;

    /**
     * Verifies the log in a directory.
     *
     * @param key the public key that should have signed it; null when nobody has one
     * @param handedOut earlier checkpoints of it that were kept elsewhere
     */
    public LogVerification(Path directory, @Nullable VerificationKey key, List<SignedCheckpoint> handedOut) {
        this.files = new LogFiles(directory);
        this.key = key;
        this.handedOut = List.copyOf(handedOut);
    }

    /**
     * What came of it; a log that is being written is waited for.
     *
     * @throws IOException when there is no log, or it cannot be read
     */
    public VerificationResult run() throws IOException {
        files.requireLog();
        return LogLock.reading(files, this::read);
    }

    /** The same without waiting, for who holds the log already. */
    VerificationResult read() throws IOException {
        SignedCheckpoint last = files.lastCheckpoint().orElse(null);
        if (last == null) {
            return new BrokenLog(
                    BrokenLog.NO_ENTRY, "has no checkpoint that can be read: it was removed, or changed by hand");
        }
        VerificationResult refused = handedOut(last.checkpoint().origin());
        if (refused != null) {
            return refused;
        }
        try (LogWalk walk = new LogWalk(files, last.checkpoint(), handedOut, new TreeHasher(), false)) {
            BrokenLog broken = walk.firstFault();
            if (broken != null && walk.missesRoot()) {
                broken = firstThatDoesNotFollow(last, broken);
            }
            VerificationResult fault = broken == null ? signature(last) : broken;
            return fault == null ? new IntactLog(last, walk.kept(), trust(last)) : fault;
        }
    }

    private BrokenLog firstThatDoesNotFollow(SignedCheckpoint last, BrokenLog otherwise) throws IOException {
        try (LogWalk walk = new LogWalk(files, last.checkpoint(), List.of(), new TreeHasher(), true)) {
            BrokenLog broken = walk.firstFault();
            return broken == null || broken.entry() == BrokenLog.NO_ENTRY ? otherwise : broken;
        }
    }

    private @Nullable VerificationResult handedOut(String origin) {
        for (SignedCheckpoint earlier : handedOut) {
            if (key != null && earlier.check(key) != SignatureCheck.VALID) {
                return new WrongKey("the checkpoint that was handed in is not signed by this key");
            }
            if (!earlier.checkpoint().origin().equals(origin)) {
                return new BrokenLog(
                        BrokenLog.NO_ENTRY,
                        "is " + origin + ", and the checkpoint that was handed in is of "
                                + earlier.checkpoint().origin() + ": it is another log, or was begun anew");
            }
        }
        return null;
    }

    private @Nullable VerificationResult signature(SignedCheckpoint last) {
        VerificationKey known = key;
        if (known == null) {
            return null;
        }
        return switch (last.check(known)) {
            case VALID -> null;
            case INVALID ->
                new BrokenLog(
                        BrokenLog.NO_ENTRY, "has a checkpoint that is not what the key signed: it was changed by hand");
            case UNSIGNED -> new BrokenLog(BrokenLog.NO_ENTRY, "is unsigned, and a signed one is asked for");
            case OF_ANOTHER_KEY ->
                new WrongKey("the log is signed by another key: either this is not its key, or somebody wrote the log"
                        + " anew and signed it with their own");
        };
    }

    private IntactLog.Trust trust(SignedCheckpoint last) {
        if (!last.isSigned()) {
            return IntactLog.Trust.UNSIGNED;
        }
        return key == null ? IntactLog.Trust.UNCHECKED : IntactLog.Trust.SIGNED;
    }
}
