package dev.serviceregistry.facts;

/**
 * A service that is gone.
 *
 * @param service the service
 * @param successor the whole identity of the service that most likely stands in its place; empty when there is none
 * @param moved whether that one belongs to another project
 * @param transition what was and what is
 */
public record ServiceRemoved(String service, String successor, boolean moved, Transition transition)
        implements ServiceChange {
    @Override
    public String kind() {
        return "service-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " is gone";
    }
}
