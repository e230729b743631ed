package dev.serviceregistry.facts;

/**
 * A health check that was not there.
 *
 * @param service the service
 * @param probe {@code liveness}, {@code readiness} or {@code startup}
 * @param transition what was and what is
 */
public record HealthCheckAdded(String service, String probe, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "health." + probe;
    }

    @Override
    public String kind() {
        return "health-check-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " has a " + probe + " check";
    }
}
