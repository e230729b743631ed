package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;

/**
 * Something wrong with a TOML text.
 *
 * @param kind which kind of mistake it is
 * @param message what is wrong and what to do
 * @param source where
 */
public record TomlProblem(DiagnosticKind kind, String message, SourceLocation source) {}
