package dev.serviceregistry.facts;

/**
 * A capability of the kernel that a container gets besides the usual ones.
 *
 * @param service the service
 * @param name its name in capitals and without {@code CAP_}, such as {@code NET_ADMIN}; {@code ALL} for all of them
 * @param source where it is written
 */
public record AddedCapability(String service, String name, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.capabilities_add:" + name;
    }

    @Override
    public String description() {
        return service + " adds the capability " + name;
    }
}
