package dev.serviceregistry.registry.importer.draft;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Host names that mean the same to all services of an import. */
public final class HostTable implements Hosts {
    private final Map<String, Set<String>> hosts = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /** Makes a service known by its name, which no alias of another can take. */
    public void name(String name, String id) {
        String host = name.toLowerCase(Locale.ROOT);
        names.add(host);
        hosts.computeIfAbsent(host, key -> new LinkedHashSet<>()).add(id);
    }

    /** Makes a service known by another host name; several services may share one. */
    public void alias(String host, String id) {
        String name = host.toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !names.contains(name)) {
            hosts.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(id);
        }
    }

    @Override
    public Set<String> find(String host, int port) {
        return hosts.getOrDefault(host, Set.of());
    }

    /** The same, where some names mean another service to one. */
    public Hosts with(Map<String, String> links) {
        return (host, port) -> links.containsKey(host) ? Set.of(links.get(host)) : find(host, port);
    }
}
