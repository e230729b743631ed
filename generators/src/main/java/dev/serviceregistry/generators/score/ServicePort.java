package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.PortNumbers;
import dev.serviceregistry.generators.kubernetes.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A port that a service offers.
 *
 * @param key the key that it is declared under
 * @param name what it is called in the workload
 * @param port the one that others use
 * @param target the one that the container listens on
 * @param declared what is declared of it
 */
record ServicePort(String key, String name, long port, long target, Declared declared) {

    private static final long HIGHEST = 65_535;

    /** The ports that Score can state, the one called {@code main} first; tells of the others. */
    static List<ServicePort> of(PlacedService service) {
        List<ServicePort> ports = new ArrayList<>();
        Names names = new Names();
        for (Map.Entry<String, Declared> entry : service.get("ports").entries().entrySet()) {
            Declared declared = entry.getValue();
            long port = PortNumbers.of(declared.get("port")).orElse(0);
            Declared listened = declared.get("target_port");
            long target = listened.isPresent() ? PortNumbers.of(listened).orElse(0) : port;
            if (!Set.of("TCP", "UDP").contains(declared.get("protocol").text("TCP"))) {
                declared.lose("Score has ports of TCP and UDP alone");
            } else if (port < 1 || port > HIGHEST || target < 1 || target > HIGHEST) {
                declared.lose("a port is a number from 1 to " + HIGHEST);
            } else {
                String name = names.free(WorkloadNames.label(entry.getKey()));
                int at = entry.getKey().equals("main") ? 0 : ports.size();
                ports.add(at, new ServicePort(entry.getKey(), name, port, target, declared));
            }
        }
        return ports;
    }

    /** The port that is meant by a key or a number; the first one by an empty text. */
    static Optional<ServicePort> find(PlacedService service, String named) {
        return of(service).stream()
                .filter(port -> named.isEmpty()
                        || port.key().equals(named)
                        || String.valueOf(port.port()).equals(named)
                        || String.valueOf(port.target()).equals(named))
                .findFirst();
    }
}
