package dev.serviceregistry.facts;

import java.time.LocalDate;
import java.util.List;

/**
 * What came of a waiver; known only once everything else is judged.
 *
 * @param waiver the waiver
 * @param standing what came of it
 * @param expires the last day on which it holds
 * @param daysLeft how many days come until then; negative when the day is over
 */
public record WaiverUse(Waiver waiver, WaiverStanding standing, LocalDate expires, long daysLeft)
        implements ExceptionFact {

    @Override
    public SourceLocation source() {
        return waiver.source();
    }

    @Override
    public Subject subject() {
        return waiver.subject();
    }

    @Override
    public String description() {
        return waiver.description();
    }

    @Override
    public List<Waiver> parts() {
        return List.of(waiver);
    }
}
