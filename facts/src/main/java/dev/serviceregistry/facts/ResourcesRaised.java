package dev.serviceregistry.facts;

/**
 * More of a resource that a service asks for at least.
 *
 * @param service the service
 * @param resource the resource
 * @param transition what was and what is
 */
public record ResourcesRaised(String service, Resource resource, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "metadata:" + resource + ".request";
    }

    @Override
    public String kind() {
        return "resources-raised";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return service + " asked for less " + resource;
    }
}
