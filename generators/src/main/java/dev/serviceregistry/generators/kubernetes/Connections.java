package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who talks to whom in the cluster, over all projects, by what is declared. */
final class Connections {

    private static final List<String> KINDS = List.of("requires", "optional", "calls");

    /** The type of services that stand before those with a way in. */
    private static final String GATEWAY = "gateway";

    private final ServiceRegistry registry;
    private final Map<String, Map<String, ServiceDefinition>> running = new HashMap<>();
    private final Map<Endpoint, Set<Endpoint>> callers = new TreeMap<>();
    private final Map<String, Endpoint> watchers = new TreeMap<>();
    private final Map<Endpoint, Set<String>> watched = new TreeMap<>();

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
        watch();
    }

    private void watch() {
        Optional<Endpoint> first = Prometheus.first(registry);
        for (String project : running.keySet()) {
            Prometheus.own(registry, project).or(() -> first).ifPresent(prometheus -> {
                watchers.put(project, prometheus);
                watched.computeIfAbsent(prometheus, unseen -> new TreeSet<>()).add(project);
            });
        }
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
        if (definition.service().type().equals(GATEWAY)) {
            running.getOrDefault(project, Map.of()).forEach((name, other) -> {
                if (!other.effective().table("network").items("ingress").isEmpty()) {
                    called.add(new Endpoint(project, name));
                }
            });
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

    /** The Prometheus that asks the services of a project for their metrics; nothing when no project runs one. */
    Optional<Endpoint> prometheus(String project) {
        return Optional.ofNullable(watchers.get(project));
    }

    /** The services that a Prometheus asks for their metrics, with the ports at which it does. */
    Map<Endpoint, Ports.Port> watched(Endpoint prometheus) {
        Map<Endpoint, Ports.Port> ports = new TreeMap<>();
        for (String project : watched.getOrDefault(prometheus, Set.of())) {
            running.get(project)
                    .forEach((name, definition) ->
                            MetricsPort.of(definition).ifPresent(port -> ports.put(new Endpoint(project, name), port)));
        }
        return ports;
    }

    /** What the projects that a Prometheus watches are delivered by, where they release step by step. */
    Set<String> deliveries(Endpoint prometheus) {
        Set<String> deliveries = new TreeSet<>();
        for (String project : watched.getOrDefault(prometheus, Set.of())) {
            registry.declaration(project)
                    .map(ProjectDeclaration::deployment)
                    .filter(deployment -> deployment.entries().containsKey("rollout"))
                    .flatMap(deployment -> deployment.string("gitops"))
                    .ifPresent(deliveries::add);
        }
        return deliveries;
    }

    /**
     * The names of Services in the namespace of a project that its services cannot have as further ones: those of every
     * service there, and the further ones of projects that come before it.
     */
    Set<String> takenNames(String project) {
        Set<String> taken = new HashSet<>();
        String namespace = namespace(project);
        running.forEach((other, services) -> {
            if (namespace(other).equals(namespace)) {
                services.forEach((name, definition) -> {
                    taken.add(Names.label(name));
                    if (other.compareTo(project) < 0) {
                        definition.effective().scalars("aliases").forEach(alias -> taken.add(alias.text()));
                    }
                });
            }
        });
        return taken;
    }

    /** The namespace of a project. */
    String namespace(String project) {
        return namespace(registry, project);
    }

    static String namespace(ServiceRegistry registry, String project) {
        return Names.label(registry.declaration(project)
                .map(ProjectDeclaration::deployment)
                .flatMap(deployment -> deployment.string("namespace"))
                .orElse(project));
    }
}
