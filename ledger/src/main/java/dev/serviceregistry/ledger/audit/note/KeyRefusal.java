package dev.serviceregistry.ledger.audit.note;

/**
 * A key that cannot be used.
 *
 * @param reason why, in words that follow where it stands, and what to do; it never tells of the key itself
 */
public record KeyRefusal(String reason) implements SigningKeyResult, VerificationKeyResult {}
