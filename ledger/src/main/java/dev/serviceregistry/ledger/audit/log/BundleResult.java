package dev.serviceregistry.ledger.audit.log;

import java.util.SortedMap;

/**
 * What came of making a bundle.
 *
 * @param verified what the log is; a bundle is made only of an intact one
 * @param files the bundle's files by their names; none when it was not made
 * @param missing the number of an entry that was asked for and is not there, or {@link BrokenLog#NO_ENTRY}
 */
public record BundleResult(VerificationResult verified, SortedMap<String, byte[]> files, long missing) {}
