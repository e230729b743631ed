package dev.serviceregistry.ledger.audit.note;

/** What came of reading a private key. */
public sealed interface SigningKeyResult permits SigningKey, KeyRefusal {}
