package dev.serviceregistry.facts;

/**
 * A port that is gone.
 *
 * @param service the service
 * @param port the port's name
 * @param transition what was and what is
 */
public record PortRemoved(String service, String port, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "ports." + port;
    }

    @Override
    public String kind() {
        return "port-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "port " + port + " of " + service + " is gone";
    }
}
