package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Hosts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a cluster's DNS knows: those of Services, in every form from {@code name} to
 * {@code name.namespace.svc.cluster.local}, and those of the pods of stateful sets below them.
 *
 * <p>A workload for which the input has no Service answers to its own name within its namespace, since the Service is
 * most likely declared elsewhere.
 */
final class ClusterHosts {
    private static final int MAX_ALIASES = 5;

    private final Cluster cluster;
    private final ServiceIds ids;
    private final Map<String, List<Listeners>> services = new HashMap<>();
    private final Map<String, String> namespaceOf = new HashMap<>();
    private final Map<String, String> elsewhere = new HashMap<>();
    private final Map<String, List<Listeners>> workloads = new HashMap<>();

    /**
     * The hosts of a cluster.
     *
     * @param ports by which the containers of workloads are told apart that no Service leads to
     */
    ClusterHosts(Cluster cluster, ServiceIds ids, Map<Workload, PodPorts> ports) {
        this.cluster = cluster;
        this.ids = ids;
        ports.forEach((workload, ofPod) -> workloads
                .computeIfAbsent(workload.namespace() + "/" + workload.name(), name -> new ArrayList<>(1))
                .add(new Listeners(workload, ofPod.declared())));
    }

    /** Makes a Service known by the containers that it leads to. */
    void service(ApiObject service, List<Listeners> listeners) {
        services.put(service.namespace() + "/" + service.name(), listeners);
        remember(service);
    }

    /** Makes a Service known that is another name for some host. */
    void external(ApiObject service, String host) {
        elsewhere.put(service.namespace() + "/" + service.name(), host);
        remember(service);
    }

    private void remember(ApiObject service) {
        namespaceOf.merge(service.name(), service.namespace(), (one, two) -> one.equals(two) ? one : "*");
    }

    /** The hosts as one in this namespace sees them. */
    Hosts seenFrom(String namespace) {
        return new Hosts() {
            @Override
            public Set<String> find(String host, int port) {
                Set<String> found = new LinkedHashSet<>();
                for (Listeners listeners : resolve(namespace, host, 0)) {
                    listeners.behind(port).forEach(container -> found.add(ids.of(container)));
                }
                return found;
            }

            @Override
            public boolean isUnmistakable(String host) {
                return host.contains(".svc.") || host.endsWith(".svc");
            }
        };
    }

    private List<Listeners> resolve(String namespace, String host, int aliases) {
        String[] parts = (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
        if (aliases > MAX_ALIASES || parts.length == 0) {
            return List.of();
        }
        if (parts.length == 1) {
            return local(namespace, parts[0], aliases);
        }
        if (parts.length > 2 && parts[2].equals("svc")) {
            return qualified(parts[1], parts[0], true, aliases);
        }
        if (parts.length > 3 && parts[3].equals("svc")) {
            return pod(parts[0], qualified(parts[2], parts[1], true, aliases));
        }
        if (parts.length == 2) {
            List<Listeners> found = qualified(parts[1], parts[0], false, aliases);
            return found.isEmpty() ? pod(parts[0], local(namespace, parts[1], aliases)) : found;
        }
        return parts.length == 3 ? pod(parts[0], qualified(parts[2], parts[1], false, aliases)) : List.of();
    }

    /** A Service by its name alone. */
    private List<Listeners> local(String namespace, String name, int aliases) {
        String key = namespace + "/" + name;
        if (!isService(key)) {
            String other = namespaceOf.getOrDefault(name, "*");
            key = isService("/" + name) ? "/" + name : namespace.isEmpty() ? other + "/" + name : key;
        }
        return isService(key) ? service(key, aliases) : workloads.getOrDefault(namespace + "/" + name, List.of());
    }

    /** A Service by its name and namespace; one that states no namespace may be in it. */
    private List<Listeners> qualified(String namespace, String name, boolean certain, int aliases) {
        String key = namespace + "/" + name;
        boolean isNamespace =
                certain || namespace.equals("default") || cluster.namespaces().contains(namespace);
        return isService(key) || !isNamespace ? service(key, aliases) : service("/" + name, aliases);
    }

    private boolean isService(String key) {
        return services.containsKey(key) || elsewhere.containsKey(key);
    }

    private List<Listeners> service(String key, int aliases) {
        String host = elsewhere.get(key);
        return host == null
                ? services.getOrDefault(key, List.of())
                : resolve(key.substring(0, key.indexOf('/')), host, aliases + 1);
    }

    /** The stateful set among these that has a pod of this name. */
    private static List<Listeners> pod(String name, List<Listeners> candidates) {
        int dash = name.lastIndexOf('-');
        boolean numbered = dash > 0 && name.substring(dash + 1).matches("\\d{1,9}");
        return numbered
                ? candidates.stream()
                        .filter(candidate -> candidate.workload().name().equals(name.substring(0, dash)))
                        .toList()
                : List.of();
    }
}
