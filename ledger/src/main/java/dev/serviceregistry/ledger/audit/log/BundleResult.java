package dev.serviceregistry.ledger.audit.log;

/**
 * What came of taking a bundle out of a log.
 *
 * @param verified whether the log is intact; of any other nothing is taken out
 * @param missing an entry that was asked for and is not in the log; {@link BrokenLog#NO_ENTRY} when all are, and nothing is
 *     taken out otherwise
 */
public record BundleResult(VerificationResult verified, long missing) {}
