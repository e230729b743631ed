package dev.serviceregistry.facts;

/**
 * How much of a resource a service may use at most.
 *
 * @param service the service
 * @param resource the resource
 * @param amount how much, in the resource's unit
 * @param source where it is written
 */
public record ResourceLimit(String service, Resource resource, long amount, SourceLocation source)
        implements ServiceFact {

    /** The unit of the amount. */
    public String measuredIn() {
        return resource.unit();
    }

    @Override
    public String element() {
        return "metadata:" + resource + ".limit";
    }

    @Override
    public String description() {
        return service + " is limited to " + amount + " " + measuredIn() + " of " + resource;
    }
}
