package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What releases are watched by. */
public final class Prometheus {

    private static final long USUAL_PORT = 9090;

    private Prometheus() {}

    /** Where the Prometheus is that a project calls: its own, else the first that any project runs. */
    public static Optional<String> address(ServiceRegistry registry, String project) {
        List<String> projects = new ArrayList<>(List.of(project));
        registry.projects().stream().map(Project::name).forEach(projects::add);
        for (String owner : projects) {
            for (ServiceDefinition service : registry.services(owner)) {
                String image =
                        service.effective().table("container").string("image").orElse("");
                if (image.equals("prometheus") || image.endsWith("/prometheus")) {
                    return Optional.of("http://" + Names.label(service.service().name()) + "."
                            + namespace(registry, owner) + ".svc:" + port(service));
                }
            }
        }
        return Optional.empty();
    }

    private static long port(ServiceDefinition service) {
        long first = 0;
        for (Table port : service.effective().tables("ports").values()) {
            long number = port.integer("port").orElse(0);
            if (number == USUAL_PORT) {
                return number;
            }
            first = first == 0 ? number : first;
        }
        return first == 0 ? USUAL_PORT : first;
    }

    static String namespace(ServiceRegistry registry, String project) {
        return Names.label(registry.declaration(project)
                .flatMap(declaration -> declaration.deployment().string("namespace"))
                .orElse(project));
    }
}
