package dev.serviceregistry.generators.score;

import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Pods;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.registry.schema.ServiceReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the services of a project are called as workloads and as containers: labels of at least two characters. */
final class WorkloadNames {

    private final Placement placement;
    private final Pods pods;
    private final Map<String, String> names = new HashMap<>();

    WorkloadNames(Placement placement, Pods pods) {
        this.placement = placement;
        this.pods = pods;
        Names free = new Names();
        placement.services().forEach(service -> names.put(service.name(), free.free(label(service.name()))));
    }

    /** A text as a name of Score. */
    static String label(String text) {
        String label = Names.label(text);
        return label.length() < 2 ? label + "-x" : label;
    }

    /** The name of the container of a service, and of its workload when it has one of its own. */
    String of(PlacedService service) {
        return names.getOrDefault(service.name(), label(service.name()));
    }

    /** The name of the workload that a service is part of. */
    String workload(PlacedService service) {
        return of(pods.main(service));
    }

    /** What a port of a service is called in its workload. */
    String port(PlacedService service, ServicePort port) {
        return pods.main(service) == service ? port.name() : label(of(service) + "-" + port.name());
    }

    /** Whether two services are containers of one workload. */
    boolean isOneWorkload(PlacedService one, PlacedService other) {
        return pods.main(one) == pods.main(other);
    }

    /** The other service of a dependency, when it runs at this place too. */
    Optional<PlacedService> find(DeclaredDependency dependency) {
        return dependency.in(placement);
    }

    /** The service that a name means, when it runs at this place too. */
    Optional<PlacedService> find(String written) {
        return placement.find(ServiceReference.parse(written).name());
    }
}
