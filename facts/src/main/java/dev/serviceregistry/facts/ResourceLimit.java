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

    @Override
    public String element() {
        return "metadata:" + resource + ".limit";
    }

    /** The amount with its unit. */
    public String quantity() {
        return amount + " " + resource.unit();
    }

    @Override
    public String description() {
        return service + " is limited to " + quantity() + " of " + resource;
    }
}
