package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the services of a pod are reached, and whom its containers may talk to. */
final class NetworkObjects {

    private final String project;
    private final PlacedService main;
    private final List<PlacedService> inPod;
    private final Connections connections;
    private final boolean isHeadless;

    NetworkObjects(String project, PlacedService main, List<PlacedService> inPod, Connections connections) {
        this.project = project;
        this.main = main;
        this.inPod = inPod;
        this.connections = connections;
        this.isHeadless = main.service().kind() == WorkloadKind.STATEFULSET;
    }

    /** The Service of a service of the pod, when it has ports or its pods need names. */
    Optional<Tree> service(PlacedService service, Labels labels) {
        Mapping spec = new Mapping();
        boolean needsNames = isHeadless && service.equals(main);
        if (needsNames) {
            spec.put("clusterIP", "None");
        }
        spec.put("selector", Labels.tree(Labels.selector(project, main.name())));
        Sequence ports = new Sequence();
        Map<String, String> names = ServiceObjects.portNames(service);
        for (Ports.Port port : Ports.of(service.definition())) {
            Declared written = service.get("ports").get(port.name());
            String name = names.get(port.name());
            if (name == null) {
                written.lose("a Service has each port once");
                continue;
            }
            Mapping tree = new Mapping()
                    .put("name", name)
                    .put("port", port.port())
                    .put("targetPort", port.target())
                    .put("protocol", port.protocol());
            written.get("app_protocol").text().ifPresent(protocol -> tree.put("appProtocol", protocol));
            ports.add(tree);
        }
        if (ports.isEmpty() && !needsNames) {
            return Optional.empty();
        }
        spec.putUnlessEmpty("ports", ports);
        return Optional.of(Objects.of("v1", "Service", labels.metadata(Names.label(service.name())))
                .put("spec", spec));
    }

    /** The way in from outside, when one is declared. */
    Optional<Tree> ingress(PlacedService service, Labels labels) {
        Map<String, Sequence> byHost = new LinkedHashMap<>();
        Map<String, Set<String>> bySecret = new LinkedHashMap<>();
        for (Declared way : service.get("network").get("ingress").items()) {
            String host = way.get("host").text("");
            Declared named = way.get("port");
            Optional<Ports.Port> port = named.isPresent()
                    ? Ports.find(service.definition(), named.text(""))
                    : Ports.main(service.definition());
            if (port.isEmpty()) {
                way.lose("the service has no port that it could lead to");
                continue;
            }
            Mapping backend = new Mapping()
                    .put(
                            "service",
                            new Mapping()
                                    .put("name", Names.label(service.name()))
                                    .put(
                                            "port",
                                            new Mapping()
                                                    .put("number", port.get().port())));
            String path = way.get("path").text("/");
            byHost.computeIfAbsent(host, unseen -> new Sequence())
                    .add(new Mapping()
                            .put("path", path.startsWith("/") ? path : "/" + path)
                            .put("pathType", "Prefix")
                            .put("backend", backend));
            boolean encrypted = way.get("tls").isTrue();
            String secret = way.get("tls_secret").text(encrypted ? Names.label(service.name() + "-tls") : "");
            if (!secret.isEmpty()) {
                bySecret.computeIfAbsent(secret, unseen -> new TreeSet<>()).add(host);
            }
        }
        if (byHost.isEmpty()) {
            return Optional.empty();
        }
        Sequence rules = new Sequence();
        byHost.forEach((host, paths) -> {
            Mapping rule = new Mapping();
            if (!host.isEmpty() && !host.equals("*")) {
                rule.put("host", host);
            }
            rules.add(rule.put("http", new Mapping().put("paths", paths)));
        });
        Sequence tls = new Sequence();
        bySecret.forEach((secret, hosts) -> {
            hosts.remove("*");
            hosts.remove("");
            tls.add(new Mapping().putUnlessEmpty("hosts", Sequence.of(hosts)).put("secretName", secret));
        });
        Mapping spec = new Mapping().putUnlessEmpty("tls", tls).put("rules", rules);
        return Optional.of(Objects.of("networking.k8s.io/v1", "Ingress", labels.metadata(Names.label(service.name())))
                .put("spec", spec));
    }

    /** Lets in who declares that it calls, and out to whom is declared to be called and to the names of the cluster. */
    Tree policy(Labels labels) {
        Sequence in = new Sequence();
        Sequence out = new Sequence();
        Set<Endpoint> called = new TreeSet<>();
        for (PlacedService service : inPod) {
            Endpoint self = new Endpoint(project, service.name());
            allowIn(self, service, in);
            called.addAll(connections.called(project, service.definition()));
            service.get("network").get("networks").skip();
        }
        out.add(names());
        if (Permissions.areDeclared(inPod)) {
            out.add(Permissions.wayOut());
        }
        for (Endpoint other : called) {
            Endpoint pod = connections.pod(other);
            if (!pod.equals(new Endpoint(project, main.name()))) {
                Mapping rule = new Mapping().put("to", new Sequence().add(peer(pod)));
                out.add(rule.putUnlessEmpty("ports", ports(connections.definition(other))));
            }
        }
        Mapping spec = new Mapping()
                .put(
                        "podSelector",
                        new Mapping().put("matchLabels", Labels.tree(Labels.selector(project, main.name()))))
                .put("policyTypes", List.of("Ingress", "Egress"))
                .put("ingress", in)
                .put("egress", out);
        return Objects.of("networking.k8s.io/v1", "NetworkPolicy", labels.metadata(Names.label(main.name())))
                .put("spec", spec);
    }

    private void allowIn(Endpoint self, PlacedService service, Sequence in) {
        Sequence ports = ports(Optional.of(service.definition()));
        if (ports.isEmpty()) {
            return;
        }
        Set<Endpoint> pods = new TreeSet<>();
        connections.callers(self).forEach(caller -> pods.add(connections.pod(caller)));
        pods.remove(new Endpoint(project, main.name()));
        Sequence from = new Sequence();
        pods.forEach(pod -> from.add(peer(pod)));
        if (service.get("network").get("ingress").isPresent()) {
            // The controller of ways in runs in a namespace that the registry does not know.
            from.add(new Mapping().put("namespaceSelector", new Mapping()));
        }
        if (!from.isEmpty()) {
            in.add(new Mapping().put("from", from).put("ports", ports));
        }
    }

    private Mapping peer(Endpoint pod) {
        Mapping peer = new Mapping();
        String namespace = connections.namespace(pod.project());
        if (!namespace.equals(connections.namespace(project))) {
            peer.put(
                    "namespaceSelector",
                    new Mapping().put("matchLabels", new Mapping().put("kubernetes.io/metadata.name", namespace)));
        }
        return peer.put(
                "podSelector",
                new Mapping().put("matchLabels", Labels.tree(Labels.selector(pod.project(), pod.name()))));
    }

    private static Sequence ports(Optional<ServiceDefinition> definition) {
        Sequence ports = new Sequence();
        Set<String> taken = new HashSet<>();
        List<Ports.Port> all = definition.map(Ports::of).orElseGet(ArrayList::new);
        for (Ports.Port port : all) {
            if (taken.add(port.target() + port.protocol())) {
                ports.add(new Mapping().put("protocol", port.protocol()).put("port", port.target()));
            }
        }
        return ports;
    }

    private static Mapping names() {
        Mapping place = new Mapping()
                .put(
                        "namespaceSelector",
                        new Mapping()
                                .put("matchLabels", new Mapping().put("kubernetes.io/metadata.name", "kube-system")))
                .put("podSelector", new Mapping().put("matchLabels", new Mapping().put("k8s-app", "kube-dns")));
        Sequence ports = new Sequence();
        for (String protocol : List.of("UDP", "TCP")) {
            ports.add(new Mapping().put("protocol", protocol).put("port", 53));
        }
        return new Mapping().put("to", new Sequence().add(place)).put("ports", ports);
    }
}
