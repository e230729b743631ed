package dev.serviceregistry.facts;

/**
 * A health check that is gone.
 *
 * @param service the service
 * @param probe {@code liveness}, {@code readiness} or {@code startup}
 * @param transition what was and what is
 */
public record HealthCheckRemoved(String service, String probe, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "health." + probe;
    }

    @Override
    public String kind() {
        return "health-check-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return service + " had a " + probe + " check";
    }
}
