package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the ways into the cluster that routes of the Gateway API declare. */
final class Routes {
    private static final int MAX_WAYS = 10_000;

    /** What a backend has that states no weight. */
    private static final long USUAL_WEIGHT = 1;

    private final Cluster cluster;
    private final IngressSection section;

    Routes(Cluster cluster, IngressSection section) {
        this.cluster = cluster;
        this.section = section;
    }

    /** Whether there may be ways through gateways, whether they are encrypted, and by which secret. */
    private record Encryption(boolean isTaken, boolean tls, String secret) {
        static final Encryption UNKNOWN = new Encryption(true, false, "");
    }

    void read() {
        for (String kind : List.of("HTTPRoute", "GRPCRoute", "TLSRoute")) {
            cluster.all(kind).forEach(this::route);
        }
        for (String kind : List.of("Gateway", "ListenerSet", "XListenerSet")) {
            for (ApiObject gateway : cluster.all(kind)) {
                cluster.use(gateway);
                gateway.note(
                        "of a gateway only the encryption of its listeners is written, with the routes that use it");
            }
        }
    }

    private void route(ApiObject object) {
        cluster.use(object);
        Keys spec = object.keys().inner("spec");
        List<Keys> parents = KubernetesKeys.mappings(spec, "parentRefs");
        if (!parents.isEmpty()
                && parents.stream().allMatch(parent -> parent.text("kind").equals("Service"))) {
            object.note("it leads from Service to Service, and is no way into the cluster; left out");
            return;
        }
        List<String> hosts = spec.texts("hostnames");
        Map<String, Encryption> encryptions = new LinkedHashMap<>();
        for (Keys rule : KubernetesKeys.mappings(spec, "rules")) {
            List<String> paths = paths(object, rule);
            if ((long) hosts.size() * paths.size() > MAX_WAYS) {
                rule.note("matches", "with its hosts it makes more than " + MAX_WAYS + " ways in; left out");
                continue;
            }
            for (Keys backend : Shares.taken(KubernetesKeys.mappings(rule, "backendRefs"), USUAL_WEIGHT)) {
                for (String host : hosts.isEmpty() ? List.of("*") : hosts) {
                    Encryption encryption = encryptions.computeIfAbsent(host, one -> encryption(object, parents, one));
                    for (String path : encryption.isTaken() ? paths : List.<String>of()) {
                        lead(
                                object,
                                new IngressSection.Way(host, path, encryption.tls(), encryption.secret()),
                                backend);
                    }
                }
                KubernetesKeys.finish(backend);
            }
            rule.take("matches");
            KubernetesKeys.finish(rule);
        }
        encryptions.forEach((host, encryption) -> {
            if (!encryption.isTaken()) {
                object.note("no listener of its gateways takes " + (hosts.isEmpty() ? "it" : host) + "; left out");
            }
        });
        KubernetesKeys.finish(spec);
    }

    private void lead(ApiObject object, IngressSection.Way way, Keys backend) {
        String kind = backend.text("kind");
        String namespace = backend.text("namespace");
        String name = backend.text("name");
        backend.take("group");
        if (!kind.isEmpty() && !kind.equals("Service")) {
            backend.note("kind", "leads to no Service; left out");
            return;
        }
        section.lead(
                way, namespace.isEmpty() ? object.namespace() : namespace, name, backend.text("port"), backend, "name");
    }

    /** The paths that a rule matches; an empty one for any. */
    private static List<String> paths(ApiObject object, Keys rule) {
        List<String> paths = new ArrayList<>();
        for (Keys match : KubernetesKeys.mappings(rule, "matches")) {
            paths.add(object.kind().equals("GRPCRoute") ? call(match.inner("method")) : path(match.inner("path")));
            KubernetesKeys.finish(match);
        }
        return paths.isEmpty() ? List.of("") : paths;
    }

    private static String path(Keys path) {
        path.takeIf("type", "PathPrefix");
        String value = path.text("value");
        KubernetesKeys.finish(path);
        return value;
    }

    private static String call(Keys method) {
        method.takeIf("type", "Exact");
        String service = method.text("service");
        String name = method.text("method");
        KubernetesKeys.finish(method);
        return service.isEmpty() ? "" : "/" + service + (name.isEmpty() ? "" : "/" + name);
    }

    /** Encrypted only where every listener is that a host of the route may be reached through. */
    private Encryption encryption(ApiObject route, List<Keys> parents, String host) {
        if (route.kind().equals("TLSRoute")) {
            return new Encryption(true, true, "");
        }
        boolean all = true;
        int gateways = 0;
        int listeners = 0;
        String secret = "";
        for (Keys parent : parents) {
            String kind = parent.text("kind").isEmpty() ? "Gateway" : parent.text("kind");
            if (kind.equals("Service")) {
                continue;
            }
            String namespace = parent.text("namespace");
            String name = parent.text("name");
            ApiObject gateway = cluster.find(kind, namespace.isEmpty() ? route.namespace() : namespace, name);
            if (gateway == null) {
                parent.note("name", kind + " " + name + " is not in the input; whether it encrypts is not known");
                return Encryption.UNKNOWN;
            }
            List<Keys> offered = KubernetesKeys.mappings(gateway.keys().inner("spec"), "listeners");
            if (offered.isEmpty()) {
                parent.note("name", kind + " " + name + " has no listeners; whether it encrypts is not known");
                return Encryption.UNKNOWN;
            }
            gateways++;
            String section = parent.text("sectionName");
            String port = parent.text("port");
            for (Keys listener : offered) {
                boolean meant = (section.isEmpty() || listener.text("name").equals(section))
                        && (port.isEmpty() || listener.text("port").equals(port))
                        && admits(listener, gateway, route)
                        && meet(listener.text("hostname"), host);
                if (meant) {
                    listeners++;
                    all &= listener.text("protocol").equals("HTTPS");
                    for (Keys certificate : KubernetesKeys.mappings(listener.inner("tls"), "certificateRefs")) {
                        secret = secret.isEmpty() ? certificate.text("name") : secret;
                    }
                }
            }
        }
        if (gateways == 0) {
            return Encryption.UNKNOWN;
        }
        return new Encryption(listeners > 0, all && listeners > 0, all ? secret : "");
    }

    /** Whether a listener lets routes of this kind and namespace attach; of those that it selects by labels any may be meant. */
    private static boolean admits(Keys listener, ApiObject gateway, ApiObject route) {
        Keys allowed = listener.inner("allowedRoutes");
        List<Keys> kinds = KubernetesKeys.mappings(allowed, "kinds");
        boolean isOfKind = kinds.isEmpty()
                || kinds.stream().anyMatch(one -> one.text("kind").equals(route.kind()));
        boolean isOfPlace = switch (allowed.inner("namespaces").text("from")) {
            case "All", "Selector" -> true;
            case "None" -> false;
            default -> Cluster.sees(gateway.namespace(), route.namespace());
        };
        return isOfKind && isOfPlace && !List.of("TCP", "UDP", "TLS").contains(listener.text("protocol"));
    }

    /** Whether some host is meant by both names, of which each may be a wildcard, or empty for any host. */
    private static boolean meet(String one, String other) {
        return one.isEmpty()
                || one.equalsIgnoreCase(other)
                || other.equals("*")
                || isBelow(one, other)
                || isBelow(other, one);
    }

    private static boolean isBelow(String host, String wildcard) {
        return wildcard.startsWith("*.")
                && host.toLowerCase(Locale.ROOT).endsWith(wildcard.substring(1).toLowerCase(Locale.ROOT));
    }
}
