package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;
import java.util.Optional;

/** What the services of a project are watched by. */
public final class Prometheus {

    private static final long USUAL_PORT = 9090;

    private Prometheus() {}

    /** Where the Prometheus is called that watches a project; nothing when no project runs one. */
    public static Optional<String> address(ServiceRegistry registry, String project) {
        return of(registry, project)
                .flatMap(found -> registry.services(found.project()).stream()
                        .filter(service -> service.service().name().equals(found.name()))
                        .findFirst()
                        .map(service -> "http://" + Names.label(found.name()) + "."
                                + Connections.namespace(registry, found.project()) + ".svc:" + port(service)));
    }

    /** The Prometheus that watches a project: its own, else the first that any project runs. */
    private static Optional<Endpoint> of(ServiceRegistry registry, String project) {
        return own(registry, project).or(() -> first(registry));
    }

    /** The one that a project runs. */
    static Optional<Endpoint> own(ServiceRegistry registry, String project) {
        return registry.services(project).stream()
                .filter(service -> isPrometheus(
                        service.effective().table("container").string("image").orElse("")))
                .findFirst()
                .map(service -> new Endpoint(project, service.service().name()));
    }

    /** The first that any project runs. */
    static Optional<Endpoint> first(ServiceRegistry registry) {
        return registry.projects().stream()
                .map(Project::name)
                .flatMap(project -> own(registry, project).stream())
                .findFirst();
    }

    private static boolean isPrometheus(String image) {
        return image.equals("prometheus") || image.endsWith("/prometheus");
    }

    private static long port(ServiceDefinition service) {
        List<Ports.Port> ports = Ports.of(service);
        return ports.stream().anyMatch(port -> port.port() == USUAL_PORT) || ports.isEmpty()
                ? USUAL_PORT
                : ports.get(0).port();
    }
}
