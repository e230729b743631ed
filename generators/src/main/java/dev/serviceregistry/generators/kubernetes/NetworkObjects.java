package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the services of a pod are reached. */
final class NetworkObjects {

    private final String project;
    private final PlacedService main;
    private final List<PlacedService> pod;
    private final boolean isHeadless;

    /**
     * The objects of a pod.
     *
     * @param pod the services that run in it, the main one among them
     */
    NetworkObjects(String project, PlacedService main, List<PlacedService> pod) {
        this.project = project;
        this.main = main;
        this.pod = List.copyOf(pod);
        this.isHeadless = main.service().kind() == WorkloadKind.STATEFULSET;
    }

    /**
     * The Service of a service of the pod, when it has ports or its pods need names, and one under each of its other names.
     * Behind those of the main one all containers of the pod can be reached.
     *
     * @param taken names that no Service can have any more
     */
    List<Tree> services(PlacedService service, Labels labels, Set<String> taken) {
        List<Tree> services = new ArrayList<>();
        Sequence ports = ports(service);
        if (service.equals(main)) {
            addOfSidecars(ports);
        }
        boolean needsNames = isHeadless && service.equals(main);
        if (!ports.isEmpty() || needsNames) {
            Mapping spec = needsNames ? new Mapping().put("clusterIP", "None") : new Mapping();
            services.add(service(labels.metadata(Names.label(service.name())), spec, ports));
        }
        for (Scalar alias : service.definition().effective().scalars("aliases")) {
            if (!ports.isEmpty() && Names.isService(alias.text()) && taken.add(alias.text())) {
                services.add(service(labels.ofAlias(alias.text()), new Mapping(), ports));
            }
        }
        return services;
    }

    private Tree service(Mapping metadata, Mapping spec, Sequence ports) {
        spec.put("selector", Labels.tree(Labels.selector(project, main.name())));
        spec.putUnlessEmpty("ports", ports);
        return Objects.of("v1", "Service", metadata).put("spec", spec);
    }

    private void addOfSidecars(Sequence ports) {
        Set<String> taken = new HashSet<>();
        Ports.ofService(main.definition()).forEach(port -> taken.add(port.port() + port.protocol()));
        Names names = new Names();
        ServiceObjects.portNames(main).values().forEach(names::free);
        for (PlacedService sidecar : pod) {
            Map<String, String> own = ServiceObjects.portNames(sidecar);
            for (Ports.Port port : Ports.ofService(sidecar.definition())) {
                if (!sidecar.equals(main) && taken.add(port.port() + port.protocol())) {
                    ports.add(tree(names.free(own.getOrDefault(port.name(), port.name())), port));
                }
            }
        }
    }

    private static Mapping tree(String name, Ports.Port port) {
        Mapping tree = new Mapping()
                .put("name", name)
                .put("port", port.port())
                .put("targetPort", port.target())
                .put("protocol", port.protocol());
        return port.appProtocol().isEmpty() ? tree : tree.put("appProtocol", port.appProtocol());
    }

    private static Sequence ports(PlacedService service) {
        Sequence ports = new Sequence();
        Map<String, String> names = ServiceObjects.portNames(service);
        for (Ports.Port port : Ports.of(service.definition())) {
            Declared written = service.get("ports").get(port.name());
            String name = names.get(port.name());
            if (name == null) {
                written.lose("a Service has each port once");
                continue;
            }
            written.get("app_protocol").skip();
            ports.add(tree(name, port));
        }
        return ports;
    }
}
