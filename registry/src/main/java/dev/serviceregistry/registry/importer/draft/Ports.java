package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Writes {@code [services.X.ports]}, each port under its protocol and the container's number. */
public final class Ports {
    private final Map<String, Object> toml = new LinkedHashMap<>();
    private final FreeKeys free = new FreeKeys();
    private final Map<Port, String> keys = new HashMap<>();
    private final List<Port> ranges = new ArrayList<>();

    /**
     * A port, or several in a row.
     *
     * @param number the port that others reach the service on
     * @param target the container's port
     * @param published the host's port
     * @param hostIp the host's address; empty for all
     * @param protocol in lower case
     */
    public record Port(PortNumbers number, PortNumbers target, PortNumbers published, String hostIp, String protocol) {
        /** One port whose numbers are known; {@code published} is 0 for none. */
        public Port(int number, int target, int published, String hostIp, String protocol) {
            this(PortNumbers.of(number), PortNumbers.of(target), PortNumbers.of(published), hostIp, protocol);
        }

        private String key() {
            return protocol + "-"
                    + (target.variable().isEmpty()
                            ? target.toString()
                            : ServiceNames.label(target.variable().toLowerCase(Locale.ROOT)));
        }

        private boolean covers(Port other) {
            return protocol.equals(other.protocol)
                    && target.first() <= other.target.first()
                    && target.last() >= other.target.last();
        }
    }

    /** Adds a port that is not there yet; its key. */
    public String add(Port port, String appProtocol) {
        return keys.computeIfAbsent(port, unknown -> {
            String key = free.take(port.key());
            toml.put(key, new TomlWriter.Inline(entry(port, appProtocol)));
            if (port.target().isRange()) {
                ranges.add(port);
            }
            return key;
        });
    }

    /** Whether some port leads to the same port of the container. */
    public boolean has(Port port) {
        return toml.containsKey(port.key()) || ranges.stream().anyMatch(range -> range.covers(port));
    }

    /** The ports that the container has for TCP. */
    public List<PortNumbers> targets() {
        return overTcp().map(Port::target).toList();
    }

    /** The ports of the host that lead to one of them for TCP. */
    public List<PortNumbers> published() {
        return overTcp().map(Port::published).toList();
    }

    private Stream<Port> overTcp() {
        return keys.keySet().stream().filter(port -> port.protocol().equals("tcp"));
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return toml.isEmpty();
    }

    /** The table; empty when there is nothing to say. */
    public Map<String, Object> toml() {
        return toml;
    }

    private static Map<String, Object> entry(Port port, String appProtocol) {
        Map<String, Object> entry = new LinkedHashMap<>();
        Toml.put(entry, "port", port.number().toml());
        Toml.put(
                entry,
                "end_port",
                port.number().isRange() ? (Long) (long) port.number().last() : null);
        Toml.put(
                entry,
                "target_port",
                port.target().equals(port.number()) ? null : port.target().toml());
        Toml.put(
                entry,
                "protocol",
                port.protocol().equals("tcp") ? "" : port.protocol().toUpperCase(Locale.ROOT));
        Toml.put(entry, "app_protocol", appProtocol);
        Toml.put(entry, "published", port.published().toml());
        Toml.put(entry, "host_ip", port.hostIp());
        return entry;
    }
}
