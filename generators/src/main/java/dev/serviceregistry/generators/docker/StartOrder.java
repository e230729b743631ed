package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a service of a project can wait for at a place: Compose starts nothing when services wait for each other in a circle,
 * whether they require each other, share a name space or may use each other. Of those that together close one stays what
 * has to end before, then what is shared, then what is required, then the first by service.
 */
final class StartOrder {

    private final Map<String, Set<String>> waits = new HashMap<>();

    StartOrder(Placement placement) {
        List<PlacedService> services = placement.services();
        services.forEach(service -> waits.put(service.name(), new LinkedHashSet<>()));
        services.forEach(service -> add(service, "requires", DeclaredDependency::isAwaitedEnd, placement));
        services.forEach(service -> joined(service, placement).forEach(other -> add(service, other)));
        services.forEach(service -> add(service, "requires", dependency -> true, placement));
        services.forEach(service -> add(service, "optional", dependency -> true, placement));
    }

    /** Whether a service waits for one that it requires, may use or shares a name space of. */
    boolean waits(PlacedService service, PlacedService other) {
        return waits.getOrDefault(service.name(), Set.of()).contains(other.name());
    }

    /** The services of which a service shares a name space, by a mode or as a further container of a pod. */
    static Set<PlacedService> joined(PlacedService service, Placement placement) {
        Set<PlacedService> joined = new LinkedHashSet<>();
        service.get("deploy").get("sidecar_of").text().flatMap(placement::find).ifPresent(joined::add);
        for (String key : List.of("network_mode", "pid", "ipc")) {
            String mode = service.get("container").get(key).text("");
            if (mode.startsWith(ComposeContainer.SERVICE)) {
                placement
                        .find(mode.substring(ComposeContainer.SERVICE.length()))
                        .ifPresent(joined::add);
            }
        }
        return joined;
    }

    private void add(PlacedService service, String key, Predicate<DeclaredDependency> isMeant, Placement placement) {
        DeclaredDependency.of(service, key).stream()
                .filter(isMeant)
                .forEach(dependency -> dependency.in(placement).ifPresent(other -> add(service, other)));
    }

    private void add(PlacedService service, PlacedService other) {
        if (!leads(other.name(), service.name())) {
            waits.get(service.name()).add(other.name());
        }
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
