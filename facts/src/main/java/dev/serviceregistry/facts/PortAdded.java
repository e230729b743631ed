package dev.serviceregistry.facts;

/**
 * A port that was not there.
 *
 * @param service the service
 * @param port the port's name
 * @param transition what was and what is
 */
public record PortAdded(String service, String port, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "ports." + port;
    }

    @Override
    public String kind() {
        return "port-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "port " + port + " of " + service + " is new";
    }
}
