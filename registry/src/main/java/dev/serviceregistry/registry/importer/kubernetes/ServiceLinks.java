package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Services lead to: they give workloads their host names and make ports known under numbers of their own. */
final class ServiceLinks {
    private final Cluster cluster;
    private final PodIndex pods;
    private final ClusterHosts hosts;
    private final ServiceIds ids;
    private final Map<Workload, PodPorts> ports;
    private final Map<ApiObject, List<Served>> served = new HashMap<>();

    /**
     * A port of a Service and who listens behind it.
     *
     * @param name its name; empty for none
     * @param number its number
     */
    private record Served(String name, int number, Workload workload, PodPorts.Target target) {}

    /**
     * A port of a container behind a Service.
     *
     * @param key the key under which the port is written
     */
    record Backend(Container container, String key) {}

    ServiceLinks(Cluster cluster, PodIndex pods, ClusterHosts hosts, ServiceIds ids, Map<Workload, PodPorts> ports) {
        this.cluster = cluster;
        this.pods = pods;
        this.hosts = hosts;
        this.ids = ids;
        this.ports = ports;
        cluster.all("Service").forEach(this::service);
    }

    private void service(ApiObject object) {
        Keys spec = object.keys().inner("spec");
        String type = spec.text("type");
        String external = spec.text("externalName");
        Selector selector = Selector.ofLabels(spec, "selector");
        cluster.use(object);
        switch (type) {
            case "", "ClusterIP" -> {}
            case "ExternalName" -> object.note("it is another name for a host; the calls that lead there are kept");
            case "NodePort", "LoadBalancer" ->
                spec.note(
                        "type", "that it is reachable from outside the cluster has no place in the registry; left out");
            default -> spec.note("type", type + " is none that Kubernetes knows; left out");
        }
        headless(spec);
        if (type.equals("ExternalName")) {
            hosts.external(object, external.toLowerCase(Locale.ROOT));
        } else if (selector.isEmpty()) {
            object.note("it selects no pods; what it leads to has no place in the registry; left out");
        } else {
            List<Workload> selected = pods.find(object, selector);
            if (selected.isEmpty()) {
                object.note("no workload of the input has the labels that it selects; left out");
            }
            for (Keys port : KubernetesKeys.mappings(spec, "ports")) {
                port(object, port, selected);
            }
            listeners(object, selected);
        }
        spec.take("ports");
        KubernetesKeys.finish(spec, KubernetesKeys.SERVICE);
    }

    /** The cluster's own addresses say nothing; that there is none says that each pod is reached by itself. */
    private static void headless(Keys spec) {
        spec.take("clusterIPs");
        spec.take("ipFamilies");
        if (spec.text("clusterIP").equals("None")) {
            spec.note("clusterIP", "that each pod is reached by itself has no place in the registry; left out");
        }
    }

    private void port(ApiObject object, Keys port, List<Workload> selected) {
        String name = port.text("name");
        String protocol = PodPorts.protocol(port);
        int number = PodPorts.number(port, "port");
        String written = port.text("targetPort").strip();
        String wanted = written.isEmpty() || written.equals("0") ? String.valueOf(number) : written;
        String appProtocol = port.text("appProtocol");
        if (!port.text("nodePort").isEmpty() && !port.text("nodePort").equals("0")) {
            port.note("nodePort", "a port of every node has no place in the registry; left out");
        }
        KubernetesKeys.finish(port);
        if (number == 0) {
            return;
        }
        for (Workload workload : selected) {
            PodPorts ofPod = ports.get(workload);
            PodPorts.Target target = ofPod == null ? null : ofPod.find(wanted, protocol);
            if (ofPod == null || target == null) {
                port.note("targetPort", "no container of " + workload.object().title() + " has a port " + wanted);
            } else {
                ofPod.serve(target, number, appProtocol);
                served.computeIfAbsent(object, unused -> new ArrayList<>())
                        .add(new Served(name, number, workload, target));
            }
        }
    }

    /** Says who answers to the name of a Service: those of its pods that listen behind its ports. */
    private void listeners(ApiObject object, List<Workload> selected) {
        Map<Workload, Map<Integer, Set<Container>>> byWorkload = new HashMap<>();
        for (Served port : served.getOrDefault(object, List.of())) {
            byWorkload
                    .computeIfAbsent(port.workload(), workload -> new LinkedHashMap<>())
                    .computeIfAbsent(port.number(), number -> new LinkedHashSet<>())
                    .add(port.target().container());
        }
        List<Listeners> all = selected.stream()
                .map(workload -> new Listeners(workload, byWorkload.getOrDefault(workload, Map.of())))
                .toList();
        hosts.service(object, all);
        Container meant = all.size() == 1 ? all.get(0).meant() : null;
        boolean isAlias = meant != null && ids.serve(meant, object.name());
        for (Listeners listeners : all) {
            Set<Container> sidecars = new LinkedHashSet<>();
            listeners.byPort().values().forEach(sidecars::addAll);
            sidecars.remove(listeners.workload().main());
            if (isAlias) {
                sidecars.remove(meant);
            }
            for (Container sidecar : sidecars) {
                object.note("it leads to the sidecar " + listeners.workload().nameOf(sidecar)
                        + ", which the registry knows by that name");
            }
        }
    }

    /** The number under which a Service makes a port of its pods known; the text itself where it makes known none such. */
    String numberOf(String namespace, String service, String targetPort) {
        ApiObject object = cluster.find("Service", namespace, service);
        for (Served candidate : object == null ? List.<Served>of() : served.getOrDefault(object, List.of())) {
            if (String.valueOf(candidate.target().number()).equals(targetPort)) {
                return String.valueOf(candidate.number());
            }
        }
        return targetPort;
    }

    /**
     * What listens behind a port of a Service; empty where the input does not tell.
     *
     * @param port its name or number; empty for the only one
     */
    List<Backend> backends(String namespace, String service, String port) {
        ApiObject object = cluster.find("Service", namespace, service);
        List<Backend> backends = new ArrayList<>();
        if (object == null) {
            return backends;
        }
        for (Served candidate : served.getOrDefault(object, List.of())) {
            boolean meant = port.isEmpty()
                    || candidate.name().equals(port)
                    || String.valueOf(candidate.number()).equals(port);
            PodPorts ofPod = ports.get(candidate.workload());
            if (meant && ofPod != null) {
                Container container = candidate.target().container();
                backends.add(new Backend(container, ofPod.key(candidate.target(), candidate.number())));
            }
        }
        return backends;
    }
}
