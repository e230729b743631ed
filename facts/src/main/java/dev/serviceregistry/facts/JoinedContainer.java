package dev.serviceregistry.facts;

/**
 * A container that another one joins: whose network, processes or memory it shares, or beside which it runs in one pod.
 *
 * @param service the service whose container joins; for one of the catalogue that a project runs without what it joins, the
 *     id that it has there
 * @param key where the other one is named, such as {@code container.network_mode}
 * @param name the other service as written
 * @param target the other service's whole identity; what it would be when the name leads nowhere
 * @param resolution whether the name leads to a service that runs in the same project
 * @param hint how to mend a name that leads nowhere, or empty
 * @param source where it is written, or where the project uses the service
 */
public record JoinedContainer(
        String service,
        String key,
        String name,
        String target,
        Resolution resolution,
        String hint,
        SourceLocation source)
        implements ServiceFact, Reference {

    @Override
    public String element() {
        return key;
    }

    /** Whether the other container must be there first, as the owner of what is shared; those of one pod start together. */
    public boolean isStartedAfter() {
        return resolution == Resolution.FOUND && key.startsWith("container.");
    }

    @Override
    public String description() {
        return service + " joins " + name + " by " + key;
    }
}
