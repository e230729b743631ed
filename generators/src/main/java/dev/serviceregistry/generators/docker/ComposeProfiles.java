package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.DeclaredDependency;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The profiles of services, made of their patterns.
 *
 * <p>Compose refuses a profile that starts a service without one that it requires. So a service also belongs to the
 * profiles of those that require it, and to none, by which it always starts, when one of them belongs to none.
 */
final class ComposeProfiles {

    private final Map<String, Set<String>> profiles = new HashMap<>();

    private ComposeProfiles() {}

    /** No profiles: everything starts. */
    static ComposeProfiles none() {
        return new ComposeProfiles();
    }

    /** The profiles of the services at a place. */
    static ComposeProfiles of(Placement placement) {
        ComposeProfiles made = new ComposeProfiles();
        for (PlacedService service : placement.services()) {
            made.profiles.put(
                    service.name(), new LinkedHashSet<>(service.get("patterns").texts()));
        }
        Deque<PlacedService> open = new ArrayDeque<>(placement.services());
        while (!open.isEmpty()) {
            PlacedService service = open.remove();
            for (PlacedService required : required(service, placement)) {
                if (made.follow(service, required)) {
                    open.add(required);
                }
            }
        }
        return made;
    }

    /** Takes what belongs to one service over to another that it requires; true when that changed something. */
    private boolean follow(PlacedService service, PlacedService required) {
        Set<String> wanted = profiles.getOrDefault(service.name(), Set.of());
        Set<String> there = profiles.getOrDefault(required.name(), Set.of());
        if (there.isEmpty() || there.containsAll(wanted) && !wanted.isEmpty()) {
            return false;
        }
        if (wanted.isEmpty()) {
            there.clear();
            required.get("patterns").lose("it always starts, since " + service.name() + " does and requires it");
        } else {
            there.addAll(wanted);
        }
        return true;
    }

    private static Set<PlacedService> required(PlacedService service, Placement placement) {
        Set<PlacedService> required = new LinkedHashSet<>();
        DeclaredDependency.of(service, "requires")
                .forEach(dependency -> dependency.in(placement).ifPresent(required::add));
        required.addAll(StartOrder.joined(service, placement));
        return required;
    }

    /** The profiles of a service. */
    Set<String> of(PlacedService service) {
        return profiles.getOrDefault(service.name(), Set.of());
    }
}
