package dev.serviceregistry.registry.schema;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;

/**
 * A key or a value that the schema does not allow.
 *
 * @param kind {@link DiagnosticKind#UNKNOWN_KEY} or {@link DiagnosticKind#INVALID_VALUE}
 * @param path the dotted path of the key
 * @param message what is wrong and what to do
 * @param source where
 */
public record Problem(DiagnosticKind kind, String path, String message, SourceLocation source) {}
