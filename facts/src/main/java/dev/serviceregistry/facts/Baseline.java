package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * That findings which were there on a day are known, and need not be mended at once.
 *
 * @param since the day on which it was last written
 * @param findings how many it held then
 * @param source where it is written
 */
public record Baseline(LocalDate since, int findings, SourceLocation source) implements ExceptionFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("baseline");
    }

    @Override
    public String description() {
        return "the baseline of " + since;
    }
}
