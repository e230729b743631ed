package dev.serviceregistry.facts;

/**
 * A probe that tells whether a service works.
 *
 * @param service the service
 * @param probe what it tells: {@code liveness}, {@code readiness} or {@code startup}
 * @param source where it is written
 */
public record HealthCheck(String service, String probe, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "health." + probe;
    }

    @Override
    public String description() {
        return service + " is checked for " + probe;
    }
}
