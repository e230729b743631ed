package dev.serviceregistry.ledger.audit.note;

import java.util.List;
import java.util.Optional;

/**
 * A checkpoint with its signatures, as a signed note.
 *
 * @param checkpoint what is signed
 * @param signatures who signed it; none when the log has no key
 */
public record SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {

    public SignedCheckpoint {
        signatures = List.copyOf(signatures);
    }

    /** The checkpoint, signed by the key under the log's own name. */
    public static SignedCheckpoint by(SigningKey key, Checkpoint checkpoint) {
        return new SignedCheckpoint(checkpoint, List.of(key.sign(checkpoint.text(), checkpoint.origin())));
    }

    /** The note that these bytes are; nothing when they are none, or differ from the one form it has. */
    public static Optional<SignedCheckpoint> of(byte[] bytes) {
        return SignedNote.of(bytes)
                .flatMap(note -> Checkpoint.ofText(note.text())
                        .map(checkpoint -> new SignedCheckpoint(checkpoint, note.signatures())));
    }

    /** The whole note. */
    public String note() {
        return signed().note();
    }

    private SignedNote signed() {
        return new SignedNote(checkpoint.text(), signatures);
    }

    public boolean isSigned() {
        return !signatures.isEmpty();
    }

    /** What the key says of the signatures. */
    public SignatureCheck check(VerificationKey key) {
        return signed().check(key, checkpoint.origin());
    }
}
