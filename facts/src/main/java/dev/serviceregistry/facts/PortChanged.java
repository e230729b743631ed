package dev.serviceregistry.facts;

/**
 * Another number or protocol of a port, as other services reach it.
 *
 * @param service the service
 * @param port the port's name
 * @param transition what was and what is
 */
public record PortChanged(String service, String port, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "ports." + port;
    }

    @Override
    public String kind() {
        return "port-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "port " + port + " of " + service + " was " + old();
    }
}
