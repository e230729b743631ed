package dev.serviceregistry.ledger.audit.note;

/** What came of reading a public key. */
public sealed interface VerificationKeyResult permits VerificationKey, KeyRefusal {}
