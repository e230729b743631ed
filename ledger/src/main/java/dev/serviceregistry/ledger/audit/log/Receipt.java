package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;

/**
 * What is known once events are on the disk.
 *
 * @param first the number of the first of their entries
 * @param checkpoint the checkpoint that covers them
 * @param repaired the file into which the remains of an interrupted append were moved; empty when there were none
 */
public record Receipt(long first, SignedCheckpoint checkpoint, String repaired) {

    /** The same for events that begin with another entry. */
    Receipt from(long entry) {
        return new Receipt(entry, checkpoint, repaired);
    }
}
