package dev.serviceregistry.engine.report;

/**
 * What was judged, in numbers.
 *
 * @param root the repository's root as the reader of the report would write it, {@code .} for where they are
 * @param projects how many projects it has
 * @param services how many services it defines
 * @param digest a SHA-256 over its files, in hex
 */
public record JudgedCatalog(String root, int projects, int services, String digest) {}
