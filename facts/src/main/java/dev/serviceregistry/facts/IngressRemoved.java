package dev.serviceregistry.facts;

/**
 * A route from outside that is gone.
 *
 * @param service the service
 * @param route host and path
 * @param transition what was and what is
 */
public record IngressRemoved(String service, String route, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "network.ingress:" + route;
    }

    @Override
    public String kind() {
        return "ingress-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " answered " + route;
    }
}
