package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * A finding that the baseline holds.
 *
 * @param fingerprint the finding's fingerprint
 * @param rule the id of its rule
 * @param about what it is on, as people write it
 * @param element the element's own key on that; empty for the whole, and in a file of an earlier version
 * @param since the day from which on it is known
 * @param source where it is written
 */
public record KnownFinding(
        String fingerprint, String rule, String about, String element, LocalDate since, SourceLocation source)
        implements Suppression {

    @Override
    public Subject subject() {
        return Subject.ofRepository("baseline:" + fingerprint);
    }

    @Override
    public String description() {
        return standing();
    }

    @Override
    public String label() {
        return "known";
    }

    @Override
    public String standing() {
        return "in the baseline since " + since;
    }
}
