package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * The last day that was announced of a service that is gone.
 *
 * @param service the service
 * @param date the day; it holds to its end
 * @param source the beginning of the file in which it was written
 */
public record AnnouncedSunset(String service, LocalDate date, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "deprecation.sunset";
    }

    @Override
    public String description() {
        return service + " was to stay through " + date;
    }
}
