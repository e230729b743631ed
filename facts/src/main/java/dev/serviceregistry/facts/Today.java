package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * The day on which the repository is judged, in UTC.
 *
 * @param date the day
 */
public record Today(LocalDate date) implements Fact {

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
