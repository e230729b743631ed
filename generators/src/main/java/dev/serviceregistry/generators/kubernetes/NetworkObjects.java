package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the services of a pod are reached. */
final class NetworkObjects {

    private final String project;
    private final PlacedService main;
    private final boolean isHeadless;

    NetworkObjects(String project, PlacedService main) {
        this.project = project;
        this.main = main;
        this.isHeadless = main.service().kind() == WorkloadKind.STATEFULSET;
    }

    /**
     * The Service of a service of the pod, when it has ports or its pods need names, and one under each of its other names.
     *
     * @param taken names that no Service can have any more
     */
    List<Tree> services(PlacedService service, Labels labels, Set<String> taken) {
        List<Tree> services = new ArrayList<>();
        Sequence ports = ports(service);
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
            Mapping tree = new Mapping()
                    .put("name", name)
                    .put("port", port.port())
                    .put("targetPort", port.target())
                    .put("protocol", port.protocol());
            written.get("app_protocol").text().ifPresent(protocol -> tree.put("appProtocol", protocol));
            ports.add(tree);
        }
        return ports;
    }
}
