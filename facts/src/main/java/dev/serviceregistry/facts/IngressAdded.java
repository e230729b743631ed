package dev.serviceregistry.facts;

/**
 * A route from outside that was not there.
 *
 * @param service the service
 * @param route host and path
 * @param transition what was and what is
 */
public record IngressAdded(String service, String route, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "network.ingress:" + route;
    }

    @Override
    public String kind() {
        return "ingress-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " answers " + route;
    }
}
