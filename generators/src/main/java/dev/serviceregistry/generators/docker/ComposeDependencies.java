package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a service waits for. */
final class ComposeDependencies {

    private static final Map<String, String> CONDITIONS = Map.of(
            "started", "service_started",
            "healthy", "service_healthy",
            "completed", "service_completed_successfully");

    private final PlacedService service;
    private final Placement placement;
    private final ComposeNames names;
    private final StartOrder order;

    ComposeDependencies(PlacedService service, Placement placement, ComposeNames names, StartOrder order) {
        this.service = service;
        this.placement = placement;
        this.names = names;
        this.order = order;
    }

    /**
     * A dependency.
     *
     * @param condition what is waited for
     * @param required whether the other must be there
     */
    private record Wait(String condition, boolean required) {}

    void putInto(Mapping tree) {
        Map<String, Wait> waits = new TreeMap<>();
        add("requires", true, waits);
        add("optional", false, waits);
        boolean plain = waits.values().stream()
                .allMatch(wait -> wait.required() && wait.condition().equals("started"));
        if (waits.isEmpty()) {
            return;
        }
        if (plain) {
            tree.put("depends_on", waits.keySet());
            return;
        }
        Mapping dependsOn = tree.mapping("depends_on");
        waits.forEach((name, wait) -> {
            Mapping how = dependsOn.mapping(name).put("condition", CONDITIONS.get(wait.condition()));
            if (!wait.required()) {
                how.put("required", false);
            }
        });
    }

    private void add(String key, boolean required, Map<String, Wait> waits) {
        for (DeclaredDependency dependency : DeclaredDependency.of(service, key)) {
            Optional<PlacedService> other = dependency.in(placement);
            if (other.isPresent() && !order.waits(service, other.get())) {
                dependency
                        .declared()
                        .lose(dependency.name() + " waits for it too, and Compose starts nothing in a circle");
            } else if (other.isPresent()) {
                String condition = condition(dependency.condition(), other.get());
                waits.putIfAbsent(names.of(other.get()), new Wait(condition, required));
            } else if (required) {
                dependency.declared().lose("the other service does not run in this project");
            }
        }
    }

    /** Nothing starts that waits for a container to become healthy which has no health check. */
    private static String condition(Declared declared, PlacedService other) {
        String condition = declared.text("started");
        if (condition.equals("healthy") && !HealthCheck.isPossible(other.get("health"))) {
            declared.lose("no probe of the other service runs a command, by which a container is known to be healthy");
            return "started";
        }
        return condition;
    }
}
