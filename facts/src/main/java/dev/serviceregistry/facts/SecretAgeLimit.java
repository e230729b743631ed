package dev.serviceregistry.facts;

/**
 * The setting {@code [security] max_secret_age_days}.
 *
 * @param days after how many days a secret must have been rotated
 * @param source where it is set
 */
public record SecretAgeLimit(int days, SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("security.max_secret_age_days");
    }

    @Override
    public String description() {
        return "max_secret_age_days = " + days;
    }
}
