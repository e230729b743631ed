package dev.serviceregistry.facts;

/**
 * A network that a service was not in.
 *
 * @param service the service
 * @param network the network's name
 * @param transition what was and what is
 */
public record NetworkAdded(String service, String network, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "network.networks:" + network;
    }

    @Override
    public String kind() {
        return "network-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " is in network " + network;
    }
}
