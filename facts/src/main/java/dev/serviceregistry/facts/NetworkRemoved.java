package dev.serviceregistry.facts;

/**
 * A network that a service is in no more.
 *
 * @param service the service
 * @param network the network's name
 * @param transition what was and what is
 */
public record NetworkRemoved(String service, String network, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "network.networks:" + network;
    }

    @Override
    public String kind() {
        return "network-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return service + " was in network " + network;
    }
}
