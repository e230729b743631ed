package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * The last day of a service.
 *
 * @param service the service
 * @param date the day; it holds to its end
 * @param source where it is written
 */
public record Sunset(String service, LocalDate date, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "deprecation.sunset";
    }

    @Override
    public String description() {
        return service + " goes after " + date;
    }
}
