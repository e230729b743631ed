package dev.serviceregistry.ledger.audit.log;

/** What came of verifying a log. */
public sealed interface VerificationResult permits IntactLog, BrokenLog, WrongKey {}
