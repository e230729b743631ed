package dev.serviceregistry.facts;

/**
 * A service that was not there.
 *
 * @param service the service
 * @param transition what was and what is
 */
public record ServiceAdded(String service, Transition transition) implements ServiceChange {
    @Override
    public String kind() {
        return "service-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " is new";
    }
}
