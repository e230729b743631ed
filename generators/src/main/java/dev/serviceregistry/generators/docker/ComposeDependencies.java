package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.schema.ServiceReference;
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

    ComposeDependencies(PlacedService service, Placement placement, ComposeNames names) {
        this.service = service;
        this.placement = placement;
        this.names = names;
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
        for (Declared item : service.get("dependencies").get(key).items()) {
            String written = item.isTable() ? item.get("service").text("") : item.text("");
            String condition = item.get("condition").text("started");
            // Which version it must be is judged before anything is generated.
            item.get("version").skip();
            Optional<PlacedService> other =
                    placement.find(ServiceReference.parse(written).name());
            if (other.isPresent()) {
                waits.putIfAbsent(names.of(other.get()), new Wait(condition, required));
            } else if (required) {
                item.lose("the other service does not run in this project");
            }
        }
    }
}
