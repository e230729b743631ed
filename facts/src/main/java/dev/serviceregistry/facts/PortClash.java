package dev.serviceregistry.facts;

import java.util.List;

/**
 * A port that a project binds on its host although others of its ports, earlier by name, are bound there already.
 *
 * @param port the port
 * @param earlier the first of those others, at least one
 * @param count how many others there are
 */
public record PortClash(HostPort port, List<HostPort> earlier, int count) implements Fact {

    /** Keeps its own copy. */
    public PortClash {
        earlier = List.copyOf(earlier);
    }

    /** The number on the host, or those that it has first and last. */
    public String numbers() {
        return port.numbers();
    }

    /** The protocol of both. */
    public String protocol() {
        return port.protocol();
    }

    /** The whole identity of the service that has the port first. */
    public String service() {
        return earlier.get(0).service();
    }

    /** The id, within the project, of the service that has the port first. */
    public String holder() {
        return earlier.get(0).name();
    }

    /** The name that the port has there, and who else has it. */
    public String name() {
        StringBuilder name = new StringBuilder(earlier.get(0).port());
        for (int i = 1; i < earlier.size(); i++) {
            name.append(i == 1 ? ", as do " : ", ").append(earlier.get(i).key());
        }
        int unnamed = count - earlier.size();
        return unnamed == 0
                ? name.toString()
                : name.append(" and ").append(unnamed).append(" more").toString();
    }

    @Override
    public Subject subject() {
        return port.subject();
    }

    @Override
    public SourceLocation source() {
        return port.source();
    }

    @Override
    public String description() {
        return port.description() + ", as " + holder() + " does";
    }

    @Override
    public List<HostPort> parts() {
        return earlier;
    }
}
