package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.docker.EngineLimits;
import dev.serviceregistry.generators.docker.HealthCheck;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Which containers are made before which: what would lead round in a circle is left out, as Terraform knows none. */
final class StartOrder {

    private static final String SERVICE = "service:";

    private final Placement placement;
    private final Map<String, Set<String>> before = new TreeMap<>();
    private final Map<String, String> networks = new TreeMap<>();
    private final Set<String> awaitedHealthy = new HashSet<>();
    private final Set<String> awaitedEnd = new HashSet<>();

    StartOrder(Placement placement) {
        this.placement = placement;
        // A container that runs on beside its pod needs the network of the pod more than to be made first.
        placement.services().forEach(service -> require(service, DeclaredDependency::isAwaitedEnd));
        placement.services().forEach(this::network);
        placement.services().forEach(service -> require(service, dependency -> !dependency.isAwaitedEnd()));
        placement.services().forEach(this::optional);
    }

    private void optional(PlacedService service) {
        for (DeclaredDependency dependency : DeclaredDependency.of(service, "optional")) {
            dependency.condition().skip();
            if (dependency.in(placement).isPresent()) {
                dependency.declared().lose("what is made first has to be made, whether it is needed or not");
            }
        }
    }

    /** The names of the services that are made before one, apart from the one whose network it shares. */
    Set<String> before(PlacedService service) {
        return before.getOrDefault(service.name(), Set.of());
    }

    /** The service whose network a service shares; nothing for one with a network of its own. */
    Optional<PlacedService> network(String name) {
        return Optional.ofNullable(networks.get(name)).flatMap(placement::find);
    }

    /** Whether others wait until a service is healthy. */
    boolean isAwaitedHealthy(PlacedService service) {
        return awaitedHealthy.contains(service.name());
    }

    /** Whether others wait until a service has ended. */
    boolean isAwaitedEnd(PlacedService service) {
        return awaitedEnd.contains(service.name());
    }

    /** How many containers a service has. */
    long replicas(PlacedService service) {
        return EngineLimits.replicas(service).orElse(1);
    }

    /** Takes the service whose network a service shares, by its mode or as a further container of a pod. */
    private void network(PlacedService service) {
        Declared pod = service.get("deploy").get("sidecar_of");
        Declared mode = service.get("container").get("network_mode");
        boolean shares = mode.text("").startsWith(SERVICE);
        if (!shares && !pod.isPresent()) {
            return;
        }
        Declared written = shares ? mode : pod;
        String name = shares ? mode.text("").substring(SERVICE.length()) : pod.text("");
        Optional<PlacedService> other = placement.find(name);
        if (other.isEmpty()) {
            written.lose("the container whose network it shares does not run in this project");
        } else if (add(service.name(), other.get().name())) {
            before.get(service.name()).remove(other.get().name());
            networks.put(service.name(), other.get().name());
        } else {
            written.lose("the container whose network it shares is made after it");
        }
    }

    private void require(PlacedService service, Predicate<DeclaredDependency> isMeant) {
        for (DeclaredDependency dependency : DeclaredDependency.of(service, "requires")) {
            if (!isMeant.test(dependency)) {
                continue;
            }
            Declared item = dependency.declared();
            Optional<PlacedService> other = dependency.in(placement);
            if (other.isEmpty()) {
                item.lose("the other service does not run in this project");
            } else if (add(service.name(), other.get().name())) {
                condition(dependency.condition(), other.get());
            } else {
                item.lose("it would lead round in a circle");
            }
        }
    }

    private void condition(Declared declared, PlacedService other) {
        String condition = declared.text("started");
        if (condition.equals("healthy") && HealthCheck.isDeclared(other.get("health"))) {
            awaitedHealthy.add(other.name());
        } else if (condition.equals("healthy")) {
            declared.lose("the provider waits for a health check that is declared as a command, and for no other");
        } else if (condition.equals("completed")) {
            awaitedEnd.add(other.name());
            declared.lose("the provider waits until the other ends, whether it succeeds or not");
        }
    }

    /** Adds an order unless the opposite one holds; true when it holds now. */
    private boolean add(String service, String first) {
        if (service.equals(first) || reaches(first, service)) {
            return false;
        }
        before.computeIfAbsent(service, unseen -> new TreeSet<>()).add(first);
        return true;
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (name.equals(to)) {
                return true;
            }
            if (seen.add(name)) {
                open.addAll(before.getOrDefault(name, Set.of()));
                String network = networks.get(name);
                if (network != null) {
                    open.add(network);
                }
            }
        }
        return false;
    }
}
