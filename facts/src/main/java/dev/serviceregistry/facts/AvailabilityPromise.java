package dev.serviceregistry.facts;

/**
 * The availability that may be expected of a service: its own objective, or what its tier promises; stated only where one
 * of them is known.
 *
 * @param service the service
 * @param percent the availability in per cent
 * @param stated the same as it is written
 * @param source where it is written
 */
public record AvailabilityPromise(String service, double percent, String stated, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "slo.availability";
    }

    @Override
    public String description() {
        return service + " promises an availability of " + stated;
    }
}
