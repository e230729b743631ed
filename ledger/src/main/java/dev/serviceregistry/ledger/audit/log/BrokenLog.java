package dev.serviceregistry.ledger.audit.log;

/**
 * A log that is not as it was written.
 *
 * @param entry the number of the first entry that is not, or {@link #NO_ENTRY} when it is no single one
 * @param reason what is wrong, in words that follow the entry or the log
 */
public record BrokenLog(long entry, String reason) implements VerificationResult {

    /** The fault is in no single entry. */
    public static final long NO_ENTRY = -1;
}
