package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * The day on which the repository is judged, in UTC.
 *
 * @param date the day
 */
public record Today(LocalDate date) implements Fact {

    /** The same in days since 1970-01-01, as values that are dates are worth. */
    public long number() {
        return date.toEpochDay();
    }

    @Override
    public SourceLocation source() {
        return SourceLocation.startOf("");
    }

    @Override
    public Subject subject() {
        return Subject.ofRepository("today");
    }

    @Override
    public String description() {
        return date.toString();
    }
}
