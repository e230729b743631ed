package dev.serviceregistry.ledger.audit.log;

/**
 * What came of pruning a log.
 *
 * @param verified what the log was before; it is pruned only when it was intact
 * @param removed how many entries were removed
 * @param kept the number of the first entry that is there
 */
public record PruningResult(VerificationResult verified, long removed, long kept) {}
