package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.registry.schema.ServiceReference;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which optional dependencies a project can wait for at a place: Compose starts nothing when services wait for each other in
 * a circle, whether they require each other or not. Of those that together close one, the first by service stay.
 */
final class StartOrder {

    private final Map<String, Set<String>> waits = new HashMap<>();

    StartOrder(Placement placement) {
        for (PlacedService service : placement.services()) {
            waits.put(service.name(), names(placement, service, "requires"));
        }
        for (PlacedService service : placement.services()) {
            for (String other : names(placement, service, "optional")) {
                if (!leads(other, service.name())) {
                    waits.get(service.name()).add(other);
                }
            }
        }
    }

    /** Whether a service waits for one that it requires or may use. */
    boolean waits(PlacedService service, PlacedService other) {
        return waits.getOrDefault(service.name(), Set.of()).contains(other.name());
    }

    private static Set<String> names(Placement placement, PlacedService service, String key) {
        List<Node> written =
                service.definition().effective().table("dependencies").items(key);
        Set<String> names = new LinkedHashSet<>();
        for (Node item : written) {
            String text = item instanceof Table table
                    ? table.string("service").orElse("")
                    : item instanceof Scalar scalar ? scalar.text() : "";
            placement.find(ServiceReference.parse(text).name()).ifPresent(other -> names.add(other.name()));
        }
        return names;
    }

    private boolean leads(String from, String to) {
        Deque<String> open = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.remove();
            if (name.equals(to)) {
                return true;
            }
            if (seen.add(name)) {
                open.addAll(waits.getOrDefault(name, Set.of()));
            }
        }
        return false;
    }
}
