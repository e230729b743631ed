package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;

/**
 * A log that is as it was written.
 *
 * @param checkpoint the checkpoint that covers all of it
 * @param kept the number of the first entry that is not pruned
 * @param trust what the checkpoint's signature proves
 */
public record IntactLog(SignedCheckpoint checkpoint, long kept, Trust trust) implements VerificationResult {

    /** What a checkpoint's signature proves. */
    public enum Trust {
        /** Nothing: whoever could write the log could have written all of it anew. */
        UNSIGNED,
        /** Nothing yet: there is a signature, and no key to check it with. */
        UNCHECKED,
        /** Only who has the private key can have made the log. */
        SIGNED
    }
}
