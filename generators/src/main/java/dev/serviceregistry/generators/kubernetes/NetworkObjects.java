package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Map;
import java.util.Optional;

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
}
