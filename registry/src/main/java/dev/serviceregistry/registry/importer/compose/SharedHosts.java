package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Hosts;
import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The services that are reached by a port alone: on the host, or in a network that containers share. A port that several
 * services may listen on, or the caller itself, tells of none.
 */
final class SharedHosts {
    /** The network of the host, which no service can be called as. */
    private static final String HOST = "/host";

    private static final Set<String> GATEWAYS =
            Set.of("host.docker.internal", "gateway.docker.internal", "host.containers.internal");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1");

    private final ServiceNames names;
    /** Whose network each service is in, by their original names: the host's, or that of one of them. */
    private final Map<String, String> networks = new LinkedHashMap<>();

    /** What is listened on in each of these networks. */
    private final Map<String, PortHolders> listened = new HashMap<>();

    private final PortHolders onHost = new PortHolders();

    /**
     * The services of a project.
     *
     * @param ports what each listens on, by their original names
     * @param modes which network each joins; absent for one of its own
     * @param containers the services by the names of their containers
     */
    SharedHosts(
            ServiceNames names, Map<String, Ports> ports, Map<String, String> modes, Map<String, String> containers) {
        this.names = names;
        for (Map.Entry<String, Ports> entry : ports.entrySet()) {
            String service = entry.getKey();
            Ports own = entry.getValue();
            String owner = service;
            String joined = joined(owner, modes, containers);
            for (int i = 0; i < ports.size() && !joined.isEmpty() && !owner.equals(HOST); i++) {
                owner = joined;
                joined = joined(owner, modes, containers);
            }
            networks.put(service, owner);
            listened.computeIfAbsent(owner, network -> new PortHolders()).add(service, own.targets());
            onHost.add(service, owner.equals(HOST) ? own.targets() : own.published());
        }
    }

    /** Whose network a service joins; empty where it has its own, or one that the project does not know. */
    private static String joined(String service, Map<String, String> modes, Map<String, String> containers) {
        String mode = modes.getOrDefault(service, "");
        if (mode.startsWith("service:")) {
            return mode.substring("service:".length());
        }
        if (mode.startsWith("container:")) {
            return containers.getOrDefault(mode.substring("container:".length()), "");
        }
        return mode.equals("host") ? HOST : "";
    }

    /** The services as one of them finds them, by name or by port. */
    Hosts seenBy(String service, Hosts byName) {
        String network = networks.getOrDefault(service, service);
        PortHolders beside = listened.getOrDefault(network, new PortHolders());
        return (host, port) -> {
            if (GATEWAYS.contains(host) || network.equals(HOST) && LOOPBACK.contains(host)) {
                return other(service, onHost, port);
            }
            return LOOPBACK.contains(host) ? other(service, beside, port) : byName.find(host, port);
        };
    }

    /** The id of the only service that holds a port, unless that is the caller. */
    private Set<String> other(String caller, PortHolders holders, int port) {
        return holders.only(port)
                .filter(holder -> !holder.equals(caller))
                .map(holder -> Set.of(names.id(holder)))
                .orElse(Set.of());
    }
}
