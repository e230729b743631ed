package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** How a service is reached from outside: by routes of the declared gateway, or by an Ingress where none is declared. */
final class WaysIn {

    private final PlacedService service;
    private final Labels labels;
    private final Map<String, List<Way>> byHost = new LinkedHashMap<>();

    WaysIn(PlacedService service, Labels labels) {
        this.service = service;
        this.labels = labels;
        for (Declared declared : service.get("network").get("ingress").items()) {
            String host = declared.get("host").text("");
            Declared named = declared.get("port");
            Optional<Ports.Port> port = named.isPresent()
                    ? Ports.find(service.definition(), named.text(""))
                    : Ports.main(service.definition());
            String path = Dollars.unescaped(declared.get("path").text("/"));
            if (port.isEmpty()) {
                declared.lose("the service has no port that it could lead to");
            } else {
                byHost.computeIfAbsent(host.equals("*") ? "" : host, unseen -> new ArrayList<>())
                        .add(new Way(
                                declared,
                                path.startsWith("/") ? path : "/" + path,
                                port.get().port()));
            }
        }
    }

    /**
     * A way in.
     *
     * @param path what its paths begin with
     * @param port the port of the Service that it leads to
     */
    private record Way(Declared declared, String path, long port) {}

    private String name() {
        return Names.label(service.name());
    }

    /** The objects: none without a declared way in. */
    List<Tree> objects(Optional<Gateway> gateway) {
        if (byHost.isEmpty()) {
            return List.of();
        }
        return gateway.map(this::routes).orElseGet(() -> List.of(ingress()));
    }

    private Tree ingress() {
        Sequence rules = new Sequence();
        Map<String, Set<String>> bySecret = new LinkedHashMap<>();
        byHost.forEach((host, ways) -> {
            Sequence paths = new Sequence();
            for (Way way : ways) {
                paths.add(path(way));
                boolean encrypted = way.declared().get("tls").isTrue();
                String secret =
                        way.declared().get("tls_secret").text(encrypted ? Names.label(service.name() + "-tls") : "");
                if (!secret.isEmpty()) {
                    bySecret.computeIfAbsent(secret, unseen -> new TreeSet<>()).add(host);
                }
            }
            Mapping rule = host.isEmpty() ? new Mapping() : new Mapping().put("host", host);
            rules.add(rule.put("http", new Mapping().put("paths", paths)));
        });
        Sequence tls = new Sequence();
        bySecret.forEach((secret, hosts) -> {
            hosts.remove("");
            tls.add(new Mapping().putUnlessEmpty("hosts", Sequence.of(hosts)).put("secretName", secret));
        });
        return Objects.of("networking.k8s.io/v1", "Ingress", labels.metadata(name()))
                .put("spec", new Mapping().putUnlessEmpty("tls", tls).put("rules", rules));
    }

    private Mapping path(Way way) {
        Mapping port = new Mapping().put("number", way.port());
        return new Mapping()
                .put("path", way.path())
                .put("pathType", "Prefix")
                .put(
                        "backend",
                        new Mapping()
                                .put(
                                        "service",
                                        new Mapping().put("name", name()).put("port", port)));
    }

    /**
     * A route for each host; hosts that lead to the same places share one. What leads in by every host stands apart: a host by
     * its name goes before any other that it would fit.
     */
    private List<Tree> routes(Gateway gateway) {
        Map<List<String>, List<String>> sharing = new LinkedHashMap<>();
        byHost.forEach((host, ways) -> sharing.computeIfAbsent(
                        Stream.concat(
                                        Stream.of(host.isEmpty() ? "every host" : "named ones"),
                                        ways.stream().map(way -> way.path() + " " + way.port()))
                                .toList(),
                        unseen -> new ArrayList<>())
                .add(host));
        List<Tree> routes = new ArrayList<>();
        Names names = new Names();
        for (List<String> hosts : sharing.values()) {
            Sequence rules = new Sequence();
            for (Way way : byHost.get(hosts.get(0))) {
                rules.add(rule(way));
            }
            for (String host : hosts) {
                for (Way way : byHost.get(host)) {
                    for (String key : List.of("tls", "tls_secret")) {
                        way.declared().get(key).lose("the listeners of the gateway say what is encrypted, and by what");
                    }
                }
            }
            String host = hosts.get(0).isEmpty() ? "every-host" : hosts.get(0);
            String name = names.free(routes.isEmpty() ? name() : service.name() + "-" + host);
            Mapping spec = new Mapping()
                    .put("parentRefs", new Sequence().add(gateway.reference()))
                    .putUnlessEmpty("hostnames", hosts.get(0).isEmpty() ? new Sequence() : Sequence.of(hosts))
                    .put("rules", rules);
            routes.add(Objects.of("gateway.networking.k8s.io/v1", "HTTPRoute", labels.metadata(name))
                    .put("spec", spec));
        }
        return routes;
    }

    private Mapping rule(Way way) {
        Mapping path = new Mapping().put("type", "PathPrefix").put("value", way.path());
        Mapping backend = new Mapping().put("name", name()).put("port", way.port());
        return new Mapping()
                .put("matches", new Sequence().add(new Mapping().put("path", path)))
                .put("backendRefs", new Sequence().add(backend));
    }
}
