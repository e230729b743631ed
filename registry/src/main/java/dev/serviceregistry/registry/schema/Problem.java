package dev.serviceregistry.registry.schema;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;

/**
 * Something wrong with a file.
 *
 * @param kind which kind of mistake it is
 * @param path the dotted path of the key; empty when the file as a whole is wrong, or no TOML
 * @param message what is wrong and what to do
 * @param source where
 */
public record Problem(DiagnosticKind kind, String path, String message, SourceLocation source) {}
