package dev.serviceregistry.facts;

/**
 * A service that has another id and keeps the former one as an alias.
 *
 * @param service the service
 * @param transition what was and what is
 */
public record ServiceRenamed(String service, Transition transition) implements ServiceChange {
    @Override
    public String kind() {
        return "service-renamed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " was called " + old();
    }
}
