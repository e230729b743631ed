package dev.serviceregistry.generators.docker;

import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows which ports two services could bind on nodes of their own, but not on the one host that an engine has. */
public final class OneHost {

    private final Map<String, String> holders = new HashMap<>();

    /** Looks through what the services of a place bind. */
    public OneHost(Placement placement) {
        Set<String> names =
                placement.services().stream().map(PlacedService::name).collect(Collectors.toSet());
        List<HostPort> bound = placement.registry().facts().ofType(HostPort.class).stream()
                .filter(port -> port.project().equals(placement.project()) && names.contains(port.name()))
                .filter(port -> !port.nodes().isEmpty())
                .sorted(Comparator.comparing(HostPort::key))
                .toList();
        for (int later = 1; later < bound.size(); later++) {
            HostPort port = bound.get(later);
            HostPort anywhere = anywhere(port);
            for (HostPort earlier : bound.subList(0, later)) {
                if (anywhere.overlaps(anywhere(earlier)) && !port.overlaps(earlier)) {
                    holders.putIfAbsent(port.key(), earlier.name());
                }
            }
        }
    }

    private static HostPort anywhere(HostPort port) {
        return new HostPort(
                port.project(),
                port.service(),
                port.port(),
                port.number(),
                port.last(),
                port.protocol(),
                port.hostIp(),
                port.patterns(),
                List.of(),
                port.source());
    }

    /** Why a port cannot be bound; nothing where it can. */
    public Optional<String> refusal(PlacedService service, String port) {
        return Optional.ofNullable(holders.get(service.name() + "/" + port))
                .map(holder -> "there is one host and no node to choose, and " + holder + " binds that number there");
    }
}
