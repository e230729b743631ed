package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first format of Compose files, which had the services at the top, as one of today's. */
final class FirstFormat {
    private FirstFormat() {}

    /** Whether a document is one: something in it says what a service is made from. */
    static boolean is(Yaml.Table document) {
        return document.entries().values().stream().anyMatch(entry -> isService(entry.value()));
    }

    private static boolean isService(Yaml value) {
        return value instanceof Yaml.Table service
                && (service.value("image") instanceof Yaml.Scalar
                        || service.value("build") instanceof Yaml.Scalar
                        || service.value("build") instanceof Yaml.Table build && build.has("context")
                        || service.value("extends") instanceof Yaml.Table other && other.has("service"));
    }

    /** The same services below {@code services}, their keys under the names they have now. */
    static Yaml.Table modern(Yaml.Table document) {
        Map<String, Yaml.Entry> services = new LinkedHashMap<>();
        document.entries()
                .forEach((name, entry) -> services.put(
                        name,
                        entry.value() instanceof Yaml.Table service
                                ? new Yaml.Entry(entry.keyAt(), service(service, document))
                                : entry));
        return Yaml.Table.of(
                Map.of("services", new Yaml.Entry(document.at(), Yaml.Table.of(services, document.at()))),
                document.at());
    }

    private static Yaml.Table service(Yaml.Table old, Yaml.Table document) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(old.entries());
        Yaml.Entry net = entries.remove("net");
        if (net != null) {
            entries.put("network_mode", new Yaml.Entry(net.keyAt(), mode(net.value(), document)));
        }
        move(entries, "dockerfile", "build", "dockerfile", "context");
        move(entries, "log_driver", "logging", "driver", "driver");
        move(entries, "log_opt", "logging", "options", "driver");
        return Yaml.Table.of(entries, old.at());
    }

    /** {@code container:web} meant the service, where there is one. */
    private static Yaml mode(Yaml net, Yaml.Table document) {
        String container = "container:";
        if (net instanceof Yaml.Scalar mode && mode.text().startsWith(container)) {
            String name = mode.text().substring(container.length());
            if (document.has(name)) {
                return Yaml.Scalar.of("service:" + name, mode.at());
            }
        }
        return net;
    }

    /** Puts a key into the table where it stands today; what was written there shortly goes below its own key. */
    private static void move(Map<String, Yaml.Entry> entries, String from, String table, String key, String own) {
        Yaml.Entry moved = entries.remove(from);
        if (moved == null) {
            return;
        }
        Map<String, Yaml.Entry> inner = new LinkedHashMap<>();
        Yaml.Entry there = entries.get(table);
        if (there != null && there.value() instanceof Yaml.Table old) {
            inner.putAll(old.entries());
        } else if (there != null) {
            inner.put(own, there);
        }
        inner.put(key, moved);
        Yaml.Entry at = there == null ? moved : there;
        entries.put(table, new Yaml.Entry(at.keyAt(), Yaml.Table.of(inner, at.keyAt())));
    }
}
