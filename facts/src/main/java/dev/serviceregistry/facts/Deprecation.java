package dev.serviceregistry.facts;

import java.time.LocalDate;

/**
 * The notice that a service will go.
 *
 * @param service the service
 * @param since the first day of its deprecation; a day before every other when its lifecycle says so without a day
 * @param notice when it goes and what replaces it, in words
 * @param source where it is written
 */
public record Deprecation(String service, LocalDate since, String notice, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "deprecation";
    }

    @Override
    public String description() {
        return service + " is deprecated";
    }
}
