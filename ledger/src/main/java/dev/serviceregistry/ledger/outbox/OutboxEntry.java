package dev.serviceregistry.ledger.outbox;

/**
 * A notice with what became of it.
 *
 * @param notice the notice
 * @param sent whether it is known to have been sent
 * @param attempts how often that was tried
 * @param failure why the last attempt failed; empty when it did not, or nobody knows
 */
public record OutboxEntry(Notice notice, boolean sent, int attempts, String failure) {}
