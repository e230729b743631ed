package dev.serviceregistry.facts;

/**
 * A service that is gone.
 *
 * @param service the service
 * @param successor the whole identity of the service that most likely stands in its place; empty when there is none
 * @param moved whether that one belongs to another project
 * @param part whether it only was a container in the pod of a service that is still there, and nobody named it
 * @param transition what was and what is
 */
public record ServiceRemoved(String service, String successor, boolean moved, boolean part, Transition transition)
        implements ServiceChange {
    @Override
    public String kind() {
        return "service-removed";
    }

    @Override
    public ChangeLevel level() {
        return part ? ChangeLevel.SAFE : ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " is gone";
    }
}
