package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who talks to whom in the cluster, over all projects, by what is declared. */
final class Connections {

    private static final List<String> KINDS = List.of("requires", "optional", "calls");

    private final ServiceRegistry registry;
    private final Map<String, Map<String, ServiceDefinition>> running = new HashMap<>();
    private final Map<Endpoint, Set<Endpoint>> callers = new TreeMap<>();

    Connections(ServiceRegistry registry) {
        this.registry = registry;
        for (Project project : registry.projects()) {
            Map<String, ServiceDefinition> services = new TreeMap<>();
            registry.services(project.name())
                    .forEach(one -> services.put(one.service().name(), one));
            running.put(project.name(), services);
        }
        running.forEach((project, services) -> services.forEach((name, definition) -> {
            Endpoint caller = new Endpoint(project, name);
            for (Endpoint called : called(project, definition)) {
                callers.computeIfAbsent(called, unseen -> new TreeSet<>()).add(caller);
            }
        }));
    }

    /** Those that name a service as something they need or call. */
    Set<Endpoint> callers(Endpoint called) {
        return callers.getOrDefault(called, Set.of());
    }

    /** Whom a service of a project names as something it needs or calls. */
    Set<Endpoint> called(String project, ServiceDefinition definition) {
        Set<Endpoint> called = new TreeSet<>();
        Table dependencies = definition.effective().table("dependencies");
        for (String kind : KINDS) {
            for (Node item : dependencies.items(kind)) {
                if (item instanceof Scalar name) {
                    find(project, name.text()).ifPresent(called::add);
                } else if (item instanceof Table table) {
                    table.string("service").flatMap(name -> find(project, name)).ifPresent(called::add);
                }
            }
        }
        for (Table variable : definition.effective().tables("env").values()) {
            variable.string("from_service").flatMap(name -> find(project, name)).ifPresent(called::add);
        }
        called.remove(new Endpoint(project, definition.service().name()));
        return called;
    }

    /** Where the service is that a name, also one with a range of versions, means to a project. */
    Optional<Endpoint> find(String project, String written) {
        int at = written.indexOf('@');
        String name = at < 0 ? written : written.substring(0, at);
        int slash = name.indexOf('/');
        String owner = slash < 0 ? project : name.substring(0, slash);
        Map<String, ServiceDefinition> there = running.getOrDefault(owner, Map.of());
        return registry.find(project, name)
                .map(found -> new Endpoint(owner, found.service().name()))
                .filter(found -> there.containsKey(found.name()));
    }

    /** A service, where its project runs it. */
    Optional<ServiceDefinition> definition(Endpoint endpoint) {
        return Optional.ofNullable(
                running.getOrDefault(endpoint.project(), Map.of()).get(endpoint.name()));
    }

    /** The service in whose pod another one runs: mostly itself. */
    Endpoint pod(Endpoint endpoint) {
        return definition(endpoint)
                .flatMap(one -> one.effective().table("deploy").string("sidecar_of"))
                .flatMap(main -> find(endpoint.project(), main))
                .orElse(endpoint);
    }

    /** The namespace of a project. */
    String namespace(String project) {
        return Names.label(registry.declaration(project)
                .map(ProjectDeclaration::deployment)
                .flatMap(deployment -> deployment.string("namespace"))
                .orElse(project));
    }
}
