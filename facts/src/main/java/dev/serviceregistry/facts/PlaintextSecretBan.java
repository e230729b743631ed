package dev.serviceregistry.facts;

/**
 * The setting {@code [security] forbid_plaintext_secrets}, while it is true, as it is by default.
 *
 * @param source where it is set
 */
public record PlaintextSecretBan(SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("security.forbid_plaintext_secrets");
    }

    @Override
    public String description() {
        return "forbid_plaintext_secrets = true";
    }
}
