package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.IngressAdded;
import dev.serviceregistry.facts.IngressRemoved;
import dev.serviceregistry.facts.NetworkAdded;
import dev.serviceregistry.facts.NetworkRemoved;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares the networks that a service is in, and the routes that lead to it from outside. */
final class NetworkComparison {

    /** Where a service is that names no network and no mode of its own. */
    private static final String DEFAULT = "default";

    private final ServicePair pair;

    private NetworkComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        NetworkComparison comparison = new NetworkComparison(pair);
        comparison.networks();
        comparison.routes();
    }

    private void networks() {
        String path = "network.networks";
        pair.claim(path);
        Map<String, Node> old = networks(pair.oldTable());
        Map<String, Node> now = networks(pair.nowTable());
        now.forEach((network, node) -> {
            if (!old.containsKey(network)) {
                pair.tell(
                        path,
                        pair.transition(path, null, node, "", network),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new NetworkAdded(service, network, transition));
            }
        });
        old.forEach((network, node) -> {
            if (!now.containsKey(network)) {
                pair.tell(
                        path,
                        pair.transition(path, node, null, network, ""),
                        Reach.DEPENDANTS,
                        Mention.NONE,
                        (service, transition) -> new NetworkRemoved(service, network, transition));
            }
        });
    }

    private static Map<String, Node> networks(Table service) {
        Map<String, Node> networks = new LinkedHashMap<>();
        for (Scalar network : service.table("network").scalars("networks")) {
            networks.putIfAbsent(network.text(), network);
        }
        boolean hasMode =
                !service.table("container").string("network_mode").orElse("").isEmpty();
        if (networks.isEmpty() && !hasMode) {
            networks.put(DEFAULT, service);
        }
        return networks;
    }

    private void routes() {
        pair.claim("network.ingress");
        Map<String, Table> old = routes(pair.oldTable());
        Map<String, Table> now = routes(pair.nowTable());
        now.forEach((route, table) -> {
            Table was = old.get(route);
            if (was == null) {
                tell(null, table, "", route, (service, transition) -> new IngressAdded(service, route, transition));
            } else {
                compare(route, was, table);
            }
        });
        old.forEach((route, table) -> {
            if (!now.containsKey(route)) {
                tell(table, null, route, "", (service, transition) -> new IngressRemoved(service, route, transition));
            }
        });
    }

    private void compare(String route, Table was, Table is) {
        TreeSet<String> keys = new TreeSet<>(was.entries().keySet());
        keys.addAll(is.entries().keySet());
        keys.remove("path");
        for (String key : keys) {
            Node old = Values.value(was, key);
            Node now = Values.value(is, key);
            if (!pair.values().same(old, now)) {
                tell(
                        old,
                        now,
                        Values.text(old),
                        Values.text(now),
                        (service, transition) -> new ValueChanged(
                                Subject.ofService(service, "network.ingress:" + route + "." + key), transition));
            }
        }
    }

    private void tell(@Nullable Node was, @Nullable Node is, String old, String now, Maker maker) {
        String path = "network.ingress";
        pair.tell(path, pair.transition(path, was, is, old, now), Reach.USERS, Mention.NONE, maker);
    }

    private static Map<String, Table> routes(Table service) {
        Map<String, Table> routes = new LinkedHashMap<>();
        for (Node item : service.table("network").items("ingress")) {
            if (item instanceof Table route) {
                String path = route.string("path").orElse("/");
                routes.putIfAbsent(route.string("host").orElse("") + (path.startsWith("/") ? path : "/" + path), route);
            }
        }
        return routes;
    }
}
