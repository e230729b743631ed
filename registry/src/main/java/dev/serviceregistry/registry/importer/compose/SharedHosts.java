package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.draft.Hosts;
import dev.serviceregistry.registry.importer.draft.Ports;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

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
    private final Map<String, Ports> ports;

    /** Whose network each service is in, by their original names: the host's, or that of one of them. */
    private final Map<String, String> networks = new LinkedHashMap<>();

    private final Map<String, List<String>> members = new HashMap<>();

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
        this.ports = ports;
        for (String service : ports.keySet()) {
            String owner = service;
            String joined = joined(owner, modes, containers);
            for (int i = 0; i < ports.size() && !joined.isEmpty() && !owner.equals(HOST); i++) {
                owner = joined;
                joined = joined(owner, modes, containers);
            }
            networks.put(service, owner);
            members.computeIfAbsent(owner, network -> new ArrayList<>()).add(service);
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
        List<String> beside = members.getOrDefault(network, List.of());
        return (host, port) -> {
            if (GATEWAYS.contains(host) || network.equals(HOST) && LOOPBACK.contains(host)) {
                return only(service, ports.keySet(), other -> isOnHost(other, port));
            }
            return LOOPBACK.contains(host)
                    ? only(service, beside, other -> listens(other, port))
                    : byName.find(host, port);
        };
    }

    private boolean isOnHost(String service, int port) {
        return HOST.equals(networks.get(service))
                ? listens(service, port)
                : of(service).isPublished(port);
    }

    private boolean listens(String service, int port) {
        return of(service).isTarget(port);
    }

    private Ports of(String service) {
        return ports.getOrDefault(service, new Ports());
    }

    /** The id of the only one of these services of which this is so; none where it is so of the caller. */
    private Set<String> only(String caller, Collection<String> services, Predicate<String> is) {
        if (is.test(caller)) {
            return Set.of();
        }
        List<String> found = services.stream().filter(is).limit(2).toList();
        return found.size() == 1 ? Set.of(names.id(found.get(0))) : Set.of();
    }
}
