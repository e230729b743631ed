package dev.serviceregistry.generators.score;

import dev.serviceregistry.facts.WorkloadKind;
import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.importer.draft.ServiceNames;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The containers of a pod as a workload of Score, version 1 beta 1. */
final class Workload {

    /** By this annotation the implementation of Score for Kubernetes keeps pods that have an identity. */
    private static final String KIND = "k8s.score.dev/kind";

    private static final Pattern ANNOTATION =
            Pattern.compile("(([a-z0-9][a-z0-9-]{0,61}[a-z0-9])(\\.[a-z0-9][a-z0-9-]{0,61}[a-z0-9])*/)?"
                    + "[A-Za-z0-9][A-Za-z0-9._-]{0,61}[A-Za-z0-9]");

    private static final Map<String, String> CONDITIONS =
            Map.of("started", "started", "healthy", "healthy", "completed", "complete");

    private final PlacedService main;
    private final List<PlacedService> services = new ArrayList<>();
    private final WorkloadNames names;
    private final WorkloadResources resources;

    Workload(PlacedService main, List<PlacedService> beside, WorkloadNames names) {
        this.main = main;
        this.names = names;
        this.resources = new WorkloadResources(names);
        services.add(main);
        services.addAll(beside);
    }

    Mapping tree() {
        Mapping metadata = new Mapping().put("name", names.of(main));
        metadata.putUnlessEmpty("annotations", annotations());
        Mapping tree = new Mapping().put("apiVersion", "score.dev/v1b1").put("metadata", metadata);
        Mapping service = new Mapping().putUnlessEmpty("ports", ports());
        tree.putUnlessEmpty("service", service);
        Mapping containers = new Mapping();
        for (PlacedService one : services) {
            Mapping container = new WorkloadContainer(one, names, resources).tree();
            dependencies(one, container);
            containers.put(names.of(one), container);
            aliases(one);
            routes(one);
        }
        tree.put("containers", containers);
        return tree.putUnlessEmpty("resources", resources.tree());
    }

    /** Tells of names by which nobody finds the workload; one that its id was made of is none by which anybody calls it. */
    private static void aliases(PlacedService service) {
        boolean isCalledOtherwise = service.definition().effective().scalars("aliases").stream()
                .anyMatch(alias -> !ServiceNames.label(alias.text()).equals(service.name()));
        if (isCalledOtherwise) {
            service.get("aliases").lose("a workload is found by one name there");
        }
    }

    private Mapping annotations() {
        Map<String, String> annotations = new TreeMap<>();
        Declared kind = main.get("deploy").get("kind");
        WorkloadKind running = main.service().kind();
        if (running == WorkloadKind.STATEFULSET) {
            kind.skip();
            annotations.put(KIND, "StatefulSet");
        } else if (running == WorkloadKind.DEPLOYMENT) {
            kind.skip();
        } else {
            kind.lose("the workloads of Score run on until they are stopped");
        }
        for (PlacedService service : services) {
            service.get("labels").entries().forEach((key, value) -> {
                String text = Dollars.unescaped(value.text(""));
                if (!ANNOTATION.matcher(key).matches()) {
                    value.lose("no annotation can be called so");
                } else if (!annotations.getOrDefault(key, text).equals(text)) {
                    value.lose("another container of the workload has an annotation of this name");
                } else {
                    annotations.put(key, text);
                }
            });
        }
        Mapping tree = new Mapping();
        annotations.forEach(tree::put);
        return tree;
    }

    private Mapping ports() {
        Mapping ports = new Mapping();
        for (PlacedService service : services) {
            for (ServicePort port : ServicePort.of(service)) {
                Mapping tree = new Mapping().put("port", port.port());
                port.declared().get("protocol").text().ifPresent(protocol -> tree.put("protocol", protocol));
                if (port.target() != port.port()) {
                    tree.put("targetPort", port.target());
                }
                ports.put(names.port(service, port), tree);
            }
        }
        return ports;
    }

    /** What a container requires: another one of the workload, or a resource by which another workload is found. */
    private void dependencies(PlacedService service, Mapping container) {
        Mapping before = new Mapping();
        for (DeclaredDependency dependency : DeclaredDependency.of(service, "requires")) {
            PlacedService other = names.find(dependency).orElse(null);
            if (other == null) {
                dependency.declared().lose("the other service does not run in this project");
            } else if (names.isOneWorkload(service, other)) {
                String condition = dependency.condition().text("started");
                before.put(names.of(other), new Mapping().put("ready", CONDITIONS.getOrDefault(condition, "started")));
            } else {
                resources.service(other);
                dependency.condition().lose("platforms of Score choose the order in which workloads start");
            }
        }
        for (Declared item : service.get("dependencies").get("optional").items()) {
            item.lose("no resource of Score is optional");
        }
        container.putUnlessEmpty("before", before);
    }

    private void routes(PlacedService service) {
        for (Declared ingress : service.get("network").get("ingress").items()) {
            String host = ingress.get("host").text("");
            String path = ingress.get("path").text("/");
            ServicePort.find(service, ingress.get("port").text(""))
                    .ifPresentOrElse(
                            port -> resources.route(host, path, port.port()),
                            () -> ingress.lose("the service has no such port"));
        }
    }
}
