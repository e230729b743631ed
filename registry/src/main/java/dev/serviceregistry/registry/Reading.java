package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import java.util.List;

/**
 * What came of reading a repository; what could be read is there even when something else could not.
 *
 * @param registry what it declares
 * @param diagnostics what is wrong with its files; they are among the registry's facts too
 * @param digest a SHA-256 over the paths and contents of all files read, in hex
 * @param text gives reports the lines of a file, with every secret masked
 */
public record Reading(ServiceRegistry registry, List<Diagnostic> diagnostics, String digest, SourceText text) {}
