package dev.serviceregistry.facts;

/**
 * Another number under which a port is bound on the host, none before or none any more, or an address that leaves the former one out.
 *
 * @param service the service
 * @param port the port's name
 * @param transition what was and what is
 */
public record PublishedPortChanged(String service, String port, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "ports." + port + ".published";
    }

    @Override
    public String kind() {
        return "published-port-changed";
    }

    @Override
    public ChangeLevel level() {
        return existed() ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "port " + port + " of " + service + " is bound otherwise";
    }
}
