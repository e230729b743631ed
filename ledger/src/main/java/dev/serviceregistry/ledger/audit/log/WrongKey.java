package dev.serviceregistry.ledger.audit.log;

/**
 * A log, or a checkpoint of it, that cannot be verified with the key that was given.
 *
 * @param reason why, as a sentence without its full stop
 */
public record WrongKey(String reason) implements VerificationResult {}
