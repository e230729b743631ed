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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the networks that a service is in, and the routes that lead to it from outside. */
final class NetworkComparison {

    /** Where a service is that names no network and no mode of its own. */
    private static final String DEFAULT = "default";

    /** Whose a network is that does not say. */
    private static final String PROJECT = "project";

    private final ServicePair pair;

    /** A network of the project, or that of the whole host with this name, whoever makes it. */
    private record Network(String name, boolean isOfHost) {
        String text() {
            return isOfHost ? name + " of the host" : name;
        }
    }

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
        Map<Network, Node> old = networks(pair.oldTable());
        Map<Network, Node> now = networks(pair.nowTable());
        now.forEach((network, node) -> {
            if (!old.containsKey(network)) {
                pair.tell(
                        path,
                        pair.transition(path, null, node, "", network.text()),
                        Reach.USERS,
                        Mention.NONE,
                        (service, transition) -> new NetworkAdded(service, network.name(), transition));
            }
        });
        old.forEach((network, node) -> {
            if (!now.containsKey(network)) {
                pair.tell(
                        path,
                        pair.transition(path, node, null, network.text(), ""),
                        Reach.DEPENDANTS,
                        Mention.NONE,
                        (service, transition) -> new NetworkRemoved(service, network.name(), transition));
            }
        });
    }

    private static Map<Network, Node> networks(Table service) {
        Map<Network, Node> networks = new LinkedHashMap<>();
        Table scopes = service.table("network").table("scopes");
        for (Scalar network : service.table("network").scalars("networks")) {
            boolean isOfHost = !scopes.string(network.text()).orElse(PROJECT).equals(PROJECT);
            networks.putIfAbsent(new Network(network.text(), isOfHost), network);
        }
        boolean hasMode =
                !service.table("container").string("network_mode").orElse("").isEmpty();
        if (networks.isEmpty() && !hasMode) {
            networks.put(new Network(DEFAULT, false), service);
        }
        return networks;
    }

    private void routes() {
        pair.claim("network.ingress");
        Map<String, List<Table>> old = routes(pair.oldTable());
        Map<String, List<Table>> now = routes(pair.nowTable());
        now.forEach((route, tables) -> {
            if (old.containsKey(route)) {
                compare(route, old.getOrDefault(route, List.of()), tables);
            } else {
                tell(
                        null,
                        tables.get(0),
                        "",
                        route,
                        (service, transition) -> new IngressAdded(service, route, transition));
            }
        });
        old.forEach((route, tables) -> {
            if (!now.containsKey(route)) {
                tell(
                        tables.get(0),
                        null,
                        route,
                        "",
                        (service, transition) -> new IngressRemoved(service, route, transition));
            }
        });
    }

    private void compare(String route, List<Table> was, List<Table> is) {
        if (was.size() == is.size()) {
            for (int i = 0; i < is.size(); i++) {
                compare(route, was.get(i), is.get(i));
            }
        } else {
            value(route, was.get(0), is.get(0), text(was), text(is));
        }
    }

    private static String text(List<Table> tables) {
        return tables.stream().map(Values::text).collect(Collectors.joining(" and "));
    }

    private void compare(String route, Table was, Table is) {
        TreeSet<String> keys = new TreeSet<>(was.entries().keySet());
        keys.addAll(is.entries().keySet());
        keys.remove("path");
        for (String key : keys) {
            Node old = Values.value(was, key);
            Node now = Values.value(is, key);
            boolean isSame = pair.values().same(old, now)
                    || key.equals("host")
                    || key.equals("tls") && isUnset(old) && isUnset(now)
                    || key.equals("port") && Meanings.areSameText(old, now);
            if (!isSame) {
                value(route + "." + key, old, now, Values.text(old), Values.text(now));
            }
        }
    }

    private static boolean isUnset(@Nullable Node flag) {
        return flag == null || Values.text(flag).equals("false");
    }

    private void value(String element, @Nullable Node was, @Nullable Node is, String old, String now) {
        tell(
                was,
                is,
                old,
                now,
                (service, transition) ->
                        new ValueChanged(Subject.ofService(service, "network.ingress:" + element), transition));
    }

    private void tell(@Nullable Node was, @Nullable Node is, String old, String now, Maker maker) {
        String path = "network.ingress";
        pair.tell(path, pair.transition(path, was, is, old, now), Reach.USERS, Mention.NONE, maker);
    }

    private static Map<String, List<Table>> routes(Table service) {
        Map<String, List<Table>> routes = new LinkedHashMap<>();
        for (Node item : service.table("network").items("ingress")) {
            if (item instanceof Table route) {
                String path = route.string("path").orElse("/");
                routes.computeIfAbsent(
                                route.string("host").orElse("").toLowerCase(Locale.ROOT)
                                        + (path.startsWith("/") ? path : "/" + path),
                                unused -> new ArrayList<>())
                        .add(route);
            }
        }
        return routes;
    }
}
