package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.schema.Dollars;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes {@code [services.X.health]} from the probes of a container. */
final class ProbeSection {
    private static final List<String> HANDLERS = List.of("httpGet", "exec", "tcpSocket", "grpc");

    private final Container container;
    private final PodPorts ports;
    private final Set<String> variables;

    /**
     * The table of a container.
     *
     * @param variables the names of its variables
     */
    ProbeSection(Container container, PodPorts ports, Set<String> variables) {
        this.container = container;
        this.ports = ports;
        this.variables = variables;
    }

    Map<String, Object> toml() {
        Map<String, Object> toml = new LinkedHashMap<>();
        for (String name : List.of("liveness", "readiness", "startup")) {
            Keys probe = container.keys().inner(name + "Probe");
            Map<String, Object> written = probe(probe);
            if (!written.isEmpty()) {
                toml.put(name, new TomlWriter.Compact(written));
            } else if (!probe.names().isEmpty()) {
                container.keys().note(name + "Probe", "a probe that says of no way how to check was left out");
            }
            KubernetesKeys.finish(probe);
        }
        return toml;
    }

    /** A probe; empty where it says of no way how to check. */
    private Map<String, Object> probe(Keys probe) {
        Map<String, Object> toml = new LinkedHashMap<>();
        for (String handler : HANDLERS) {
            if (probe.names().contains(handler) && toml.isEmpty()) {
                handler(handler, probe, toml);
            } else if (probe.names().contains(handler)) {
                probe.take(handler);
                probe.note(handler, "a probe has one way to check; left out");
                probe.noteSecrets(handler);
            }
        }
        if (toml.isEmpty()) {
            probe.names().forEach(probe::take);
            return toml;
        }
        seconds(probe, "periodSeconds", toml, "period");
        seconds(probe, "timeoutSeconds", toml, "timeout");
        Toml.put(toml, "failure_threshold", probe.count("failureThreshold"));
        Toml.put(toml, "success_threshold", probe.count("successThreshold"));
        seconds(probe, "initialDelaySeconds", toml, "initial_delay");
        return toml;
    }

    /** A number of seconds as a duration. */
    static void seconds(Keys keys, String key, Map<String, Object> toml, String name) {
        Long seconds = keys.count(key);
        if (seconds != null) {
            toml.put(name, seconds + "s");
        }
    }

    private void handler(String handler, Keys probe, Map<String, Object> toml) {
        Keys keys = probe.inner(handler);
        switch (handler) {
            case "httpGet" -> toml.put("http_get", httpGet(keys));
            case "exec" -> Toml.put(toml, "exec", ContainerSection.command(keys, "command", variables));
            case "tcpSocket" -> {
                Map<String, Object> socket = onPort(keys);
                Toml.put(socket, "host", keys.text("host"));
                put(toml, "tcp_socket", socket);
            }
            default -> {
                Map<String, Object> grpc = onPort(keys);
                Toml.put(grpc, "service", keys.text("service"));
                put(toml, "grpc", grpc);
            }
        }
        KubernetesKeys.finish(keys);
    }

    private static void put(Map<String, Object> toml, String key, Map<String, Object> handler) {
        if (handler.containsKey("port")) {
            toml.put(key, handler);
        }
    }

    private Map<String, Object> httpGet(Keys keys) {
        Map<String, Object> toml = new LinkedHashMap<>();
        Toml.put(toml, "path", Dollars.escaped(keys.text("path")));
        toml.putAll(onPort(keys));
        String scheme = keys.text("scheme");
        if (scheme.equals("HTTPS")) {
            toml.put("scheme", scheme);
        } else if (!scheme.isEmpty() && !scheme.equals("HTTP")) {
            keys.note("scheme", "is none that Kubernetes knows; left out");
        }
        Toml.put(toml, "host", keys.text("host"));
        Map<String, Keys> sent = new LinkedHashMap<>();
        for (Keys header : KubernetesKeys.mappings(keys, "httpHeaders")) {
            String name = header.text("name");
            Keys former = sent.put(name, header);
            if (former != null) {
                header.note("name", "the header is sent twice; the last one is written");
                former.noteSecrets("value", name);
            }
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        sent.forEach((name, header) -> headers.put(name, Dollars.escaped(header.text("value"))));
        Toml.put(toml, "headers", headers);
        return toml;
    }

    private Map<String, Object> onPort(Keys keys) {
        Map<String, Object> toml = new LinkedHashMap<>();
        String port = keys.text("port").strip();
        boolean numbered = port.matches("\\d{1,5}");
        int number = numbered ? Integer.parseInt(port) : ports.number(container, port);
        if (number > 0) {
            toml.put("port", (long) number);
        } else if (!port.isEmpty()) {
            keys.note("port", "the container has no port called " + port + "; left out");
        }
        return toml;
    }
}
