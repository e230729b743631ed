package dev.serviceregistry.facts;

/**
 * A capability of the kernel that a container gives up.
 *
 * @param service the service
 * @param name its name in capitals and without {@code CAP_}, such as {@code NET_RAW}; {@code ALL} for all of them
 * @param source where it is written
 */
public record DroppedCapability(String service, String name, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.capabilities_drop:" + name;
    }

    @Override
    public String description() {
        return service + " drops the capability " + name;
    }
}
