package dev.serviceregistry.facts;

/**
 * The availability that a service names as its objective, in the objective called {@code slo.availability}; stated only of
 * services without a criticality that name one, and of every service with a defined one that runs on.
 *
 * @param service the service
 * @param percent the objective in per cent; 0 when it names none
 * @param stated the objective as written, or that there is none
 * @param source where it is written; where the service is defined when it names none
 */
public record AvailabilityObjective(String service, double percent, String stated, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "slo.availability";
    }

    @Override
    public String description() {
        return service + " has the availability objective " + stated;
    }
}
