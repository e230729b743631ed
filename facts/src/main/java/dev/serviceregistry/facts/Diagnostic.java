package dev.serviceregistry.facts;

/**
 * Something wrong with a file, found while reading it.
 *
 * @param kind which kind of mistake it is
 * @param subject what the mistake is part of
 * @param message what is wrong and what to do; never shows a secret
 * @param source where
 */
public record Diagnostic(DiagnosticKind kind, Subject subject, String message, SourceLocation source) implements Fact {

    @Override
    public String description() {
        return message;
    }
}
