package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code network.ingress}: the hosts and paths under which a container is reached from outside the cluster. */
final class IngressSection {
    /** What all routes of an import may lead to together. */
    private static final int MAX_ENTRIES = 100_000;

    private final ServiceLinks links;
    private final Map<Container, Set<Map<String, Object>>> entries = new HashMap<>();
    private int left = MAX_ENTRIES;

    IngressSection(ServiceLinks links) {
        this.links = links;
    }

    /**
     * A way in.
     *
     * @param host {@code *} for any
     * @param path empty for any
     * @param tls whether it is encrypted, as far as the input tells
     * @param secret the name of the certificate's secret; empty for none that is known
     */
    record Way(String host, String path, boolean tls, String secret) {}

    /**
     * Leads a way to what is behind a Service.
     *
     * @param from where the way is declared
     * @param key what of it names the Service
     * @param port the name or number of the Service's port; empty for the only one
     */
    void lead(Way way, String namespace, String service, String port, Keys from, String key) {
        List<ServiceLinks.Backend> backends = left > 0 ? links.backends(namespace, service, port) : List.of();
        if (left <= 0) {
            from.note(key, "an import writes at most " + MAX_ENTRIES + " ways in; left out");
        } else if (backends.isEmpty()) {
            from.note(
                    key,
                    "Service " + service + (port.isEmpty() ? "" : " with a port " + port)
                            + " leads to nothing in the input; left out");
        }
        for (ServiceLinks.Backend backend : backends) {
            left--;
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("host", way.host());
            Toml.put(entry, "path", Dollars.escaped(way.path()));
            Toml.put(entry, "port", backend.key());
            Toml.put(entry, "tls", way.tls() ? true : null);
            Toml.put(entry, "tls_secret", way.secret());
            entries.computeIfAbsent(backend.container(), unused -> new LinkedHashSet<>())
                    .add(entry);
        }
    }

    /** The ways that lead to a container. */
    List<Object> toml(Container container) {
        List<Object> toml = new ArrayList<>();
        entries.getOrDefault(container, Set.of()).forEach(entry -> toml.add(new TomlWriter.Inline(entry)));
        return toml;
    }
}
