package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whom the containers of a pod may talk to, and who may talk to them: nobody else than what is declared asks for. */
final class Isolation {

    /** The namespaces in which the controllers of releases are usually installed, by what delivers. */
    private static final Map<String, String> CONTROLLERS = Map.of("argocd", "argo-rollouts", "flux", "flagger-system");

    private final String project;
    private final PlacedService main;
    private final List<PlacedService> inPod;
    private final Connections connections;
    private final Optional<Gateway> gateway;
    private final Endpoint self;

    Isolation(
            String project,
            PlacedService main,
            List<PlacedService> inPod,
            Connections connections,
            Optional<Gateway> gateway) {
        this.project = project;
        this.main = main;
        this.inPod = inPod;
        this.connections = connections;
        this.gateway = gateway;
        this.self = new Endpoint(project, main.name());
    }

    Tree policy(Labels labels) {
        Sequence in = new Sequence();
        for (PlacedService service : inPod) {
            allowIn(new Endpoint(project, service.name()), service, in);
            service.get("network").get("networks").skip();
            service.get("network").get("scopes").skip();
        }
        Mapping spec = new Mapping()
                .put(
                        "podSelector",
                        new Mapping().put("matchLabels", Labels.tree(Labels.selector(project, main.name()))))
                .put("policyTypes", List.of("Ingress", "Egress"))
                .put("ingress", in)
                .put("egress", out());
        return Objects.of("networking.k8s.io/v1", "NetworkPolicy", labels.metadata(Names.label(main.name())))
                .put("spec", spec);
    }

    private void allowIn(Endpoint called, PlacedService service, Sequence in) {
        ServiceDefinition definition = service.definition();
        Sequence ports = ports(Ports.of(definition));
        if (ports.isEmpty()) {
            return;
        }
        Sequence from = new Sequence();
        callers(called).forEach(pod -> from.add(peer(pod)));
        if (!service.get("network").get("ingress").items().isEmpty()) {
            // Where no gateway is declared, the controller of ways in runs in a namespace that nobody states.
            from.add(gateway.map(one -> namespace(one.namespace(connections.namespace(project))))
                    .orElseGet(() -> new Mapping().put("namespaceSelector", new Mapping())));
        }
        connections.deliveries(called).stream()
                .filter(CONTROLLERS::containsKey)
                .forEach(delivery -> from.add(namespace(CONTROLLERS.get(delivery))));
        if (!from.isEmpty()) {
            in.add(new Mapping().put("from", from).put("ports", ports));
        }
        watched(called).ifPresent(in::add);
        Sequence published = ports(Ports.of(definition).stream()
                .filter(port -> isPublished(service.get("ports").get(port.name())))
                .toList());
        if (!published.isEmpty()) {
            in.add(new Mapping().put("ports", published));
        }
    }

    /** The pods that call a service: those that say so, and others of its own workload. */
    private Set<Endpoint> callers(Endpoint called) {
        Set<Endpoint> pods = new TreeSet<>();
        connections.callers(called).forEach(caller -> pods.add(connections.pod(caller)));
        pods.remove(self);
        if (hasPeers()) {
            pods.add(self);
        }
        return pods;
    }

    /** Whether there are several pods, which may have to find each other. */
    private boolean hasPeers() {
        Declared deploy = main.get("deploy");
        return switch (main.service().kind()) {
            case STATEFULSET, DAEMONSET -> true;
            case DEPLOYMENT ->
                main.service().replicas() > 1
                        || deploy.get("autoscaling").get("max").integer().orElse(1) > 1;
            default -> false;
        };
    }

    /** The way in for the Prometheus that asks for metrics, when it does not call the service anyway. */
    private Optional<Mapping> watched(Endpoint called) {
        Optional<Endpoint> prometheus = connections.prometheus(project).map(connections::pod);
        if (prometheus.isEmpty()
                || prometheus.get().equals(self)
                || callers(called).contains(prometheus.get())) {
            return Optional.empty();
        }
        return connections
                .definition(called)
                .flatMap(MetricsPort::of)
                .map(port -> new Mapping()
                        .put("from", new Sequence().add(peer(prometheus.get())))
                        .put("ports", ports(List.of(port))));
    }

    /** Whether a port is there for whoever reaches the machine. */
    private static boolean isPublished(Declared port) {
        String address = port.get("host_ip").text("");
        return port.get("published").isPresent() && !address.startsWith("127.") && !address.equals("::1");
    }

    private Sequence out() {
        Sequence out = new Sequence().add(names());
        if (Permissions.areDeclared(inPod)) {
            out.add(Permissions.wayOut());
        }
        Map<Endpoint, Sequence> called = new TreeMap<>();
        for (PlacedService service : inPod) {
            Endpoint caller = new Endpoint(project, service.name());
            connections.watched(caller).forEach((other, port) -> called.put(other, ports(List.of(port))));
        }
        for (PlacedService service : inPod) {
            for (Endpoint other : connections.called(project, service.definition())) {
                called.put(other, portsOf(other));
            }
            if (hasPeers()) {
                Endpoint own = new Endpoint(project, service.name());
                called.put(own, portsOf(own));
            }
        }
        called.forEach((other, ports) -> {
            Endpoint pod = connections.pod(other);
            boolean isPeer = pod.equals(self) && hasPeers() && !ports.isEmpty();
            if (isPeer || !pod.equals(self)) {
                out.add(new Mapping().put("to", new Sequence().add(peer(pod))).putUnlessEmpty("ports", ports));
            }
        });
        return out;
    }

    private Sequence portsOf(Endpoint other) {
        return connections
                .definition(other)
                .map(definition -> ports(Ports.of(definition)))
                .orElseGet(Sequence::new);
    }

    private Mapping peer(Endpoint pod) {
        String namespace = connections.namespace(pod.project());
        Mapping peer = namespace.equals(connections.namespace(project)) ? new Mapping() : namespace(namespace);
        return peer.put(
                "podSelector",
                new Mapping().put("matchLabels", Labels.tree(Labels.selector(pod.project(), pod.name()))));
    }

    /** What is found in a namespace. */
    private static Mapping namespace(String name) {
        return new Mapping()
                .put(
                        "namespaceSelector",
                        new Mapping().put("matchLabels", new Mapping().put("kubernetes.io/metadata.name", name)));
    }

    private static Sequence ports(List<Ports.Port> declared) {
        Sequence ports = new Sequence();
        Set<String> taken = new HashSet<>();
        for (Ports.Port port : declared) {
            if (taken.add(port.target() + port.protocol())) {
                ports.add(new Mapping().put("protocol", port.protocol()).put("port", port.target()));
            }
        }
        return ports;
    }

    /** The way to the names of the cluster. */
    private static Mapping names() {
        Mapping place = namespace("kube-system")
                .put("podSelector", new Mapping().put("matchLabels", new Mapping().put("k8s-app", "kube-dns")));
        Sequence ports = new Sequence();
        for (String protocol : List.of("UDP", "TCP")) {
            ports.add(new Mapping().put("protocol", protocol).put("port", 53));
        }
        return new Mapping().put("to", new Sequence().add(place)).put("ports", ports);
    }
}
