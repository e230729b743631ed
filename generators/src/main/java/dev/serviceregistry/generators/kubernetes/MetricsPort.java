package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The port at which a service is asked for its metrics: one that is there for it, else one that speaks HTTP. */
public final class MetricsPort {

    /** Ports that are there to be asked, the best first. */
    private static final List<String> ASKED = List.of("metrics", "admin", "main");

    private static final Set<String> WEB = Set.of("http", "https", "http2", "h2c", "kubernetes.io/h2c");

    /** Types whose only port speaks a language of its own, unless it says that it does not. */
    private static final Set<String> OF_OTHER_LANGUAGES = Set.of("database", "cache", "queue", "broker", "storage");

    private MetricsPort() {}

    /** The key of the port of a service; nothing when none of its ports can be asked. */
    public static Optional<String> of(PlacedService service) {
        return of(service.definition()).map(Ports.Port::name);
    }

    static Optional<Ports.Port> of(ServiceDefinition definition) {
        Map<String, Ports.Port> named = new LinkedHashMap<>();
        Ports.ofService(definition).forEach(port -> named.put(port.name(), port));
        for (String key : ASKED) {
            Ports.Port port = named.get(key);
            if (port != null && port.isTcp() && speaksWeb(port, definition)) {
                return Optional.of(port);
            }
        }
        return named.values().stream()
                .filter(port -> port.isTcp() && WEB.contains(port.appProtocol()))
                .findFirst();
    }

    private static boolean speaksWeb(Ports.Port port, ServiceDefinition definition) {
        return port.appProtocol().isEmpty()
                ? !port.name().equals("main")
                        || !OF_OTHER_LANGUAGES.contains(definition.service().type())
                : WEB.contains(port.appProtocol());
    }
}
