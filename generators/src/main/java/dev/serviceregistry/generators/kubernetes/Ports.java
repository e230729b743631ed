package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.PortNumbers;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The ports that a service declares. */
final class Ports {

    /**
     * A port.
     *
     * @param name its key
     * @param port the one that others use
     * @param target the one that the container listens on
     */
    record Port(String name, long port, long target, String protocol, String appProtocol) {

        boolean isTcp() {
            return protocol.equals("TCP");
        }
    }

    private Ports() {}

    /** All ports of a service whose numbers are known, in the order in which they are written. */
    static List<Port> of(ServiceDefinition definition) {
        List<Port> ports = new ArrayList<>();
        for (Map.Entry<String, Table> entry :
                definition.effective().tables("ports").entrySet()) {
            Table port = entry.getValue();
            OptionalLong number = PortNumbers.of(port, "port");
            OptionalLong target = port.get("target_port").isPresent() ? PortNumbers.of(port, "target_port") : number;
            if (number.isPresent() && target.isPresent()) {
                ports.add(new Port(
                        entry.getKey(),
                        number.getAsLong(),
                        target.getAsLong(),
                        port.string("protocol").orElse("TCP"),
                        port.string("app_protocol").orElse("")));
            }
        }
        return ports;
    }

    /** The ports of a service without those that a Service of the cluster would have twice. */
    static List<Port> ofService(ServiceDefinition definition) {
        Set<String> taken = new HashSet<>();
        return of(definition).stream()
                .filter(port -> taken.add(port.port() + port.protocol()))
                .toList();
    }

    /** The first port for streams: the one called {@code main}, if there is one. */
    static Optional<Port> main(ServiceDefinition definition) {
        List<Port> ports = of(definition).stream().filter(Port::isTcp).toList();
        return ports.stream()
                .filter(port -> port.name().equals("main"))
                .findFirst()
                .or(() -> ports.stream().findFirst());
    }

    /** The port of a name or a number, as a probe or a way in names it. */
    static Optional<Port> find(ServiceDefinition definition, String named) {
        return of(definition).stream()
                .filter(port -> port.name().equals(named)
                        || String.valueOf(port.port()).equals(named)
                        || String.valueOf(port.target()).equals(named))
                .findFirst();
    }
}
