package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes {@code [services.X.ports]}, each port under its protocol and the container's number. */
public final class Ports {
    private final Map<String, Object> toml = new LinkedHashMap<>();
    private final FreeKeys free = new FreeKeys();
    private final Map<Port, String> keys = new HashMap<>();

    /**
     * A port.
     *
     * @param number the port that others reach the service on
     * @param target the container's port
     * @param published the host's port; 0 for none that is known
     * @param hostIp the host's address; empty for all
     * @param protocol in lower case
     */
    public record Port(int number, int target, int published, String hostIp, String protocol) {
        private String key() {
            return protocol + "-" + target;
        }
    }

    /** Adds a port that is not there yet; its key. */
    public String add(Port port, String appProtocol) {
        return keys.computeIfAbsent(port, unknown -> {
            String key = free.take(port.key());
            toml.put(key, new TomlWriter.Inline(entry(port, appProtocol)));
            return key;
        });
    }

    /** Whether some port leads to the same port of the container. */
    public boolean has(Port port) {
        return toml.containsKey(port.key());
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
        entry.put("port", (long) port.number());
        Toml.put(entry, "target_port", port.target() == port.number() ? null : (long) port.target());
        Toml.put(
                entry,
                "protocol",
                port.protocol().equals("tcp") ? "" : port.protocol().toUpperCase(Locale.ROOT));
        Toml.put(entry, "app_protocol", appProtocol);
        Toml.put(entry, "published", port.published() == 0 ? null : (long) port.published());
        Toml.put(entry, "host_ip", port.hostIp());
        return entry;
    }
}
