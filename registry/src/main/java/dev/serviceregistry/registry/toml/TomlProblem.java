package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;

/**
 * Something wrong with a TOML text.
 *
 * @param kind {@link DiagnosticKind#UNREADABLE} or {@link DiagnosticKind#NEWER_TOML}
 * @param message what is wrong and what to do
 * @param source where
 */
public record TomlProblem(DiagnosticKind kind, String message, SourceLocation source) {}
