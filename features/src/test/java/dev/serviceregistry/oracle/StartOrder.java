package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.World.Definition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The order of starts as each project sees it.
 *
 * <p>A service of the catalogue is one thing in the catalogue and another in each project that overrides some of it, since
 * there the overrides stand in for what it requires.
 */
final class StartOrder {

    private final World world;
    private final Map<Place, Set<Place>> next = new HashMap<>();

    /**
     * A service where somebody sees it.
     *
     * @param viewer the project that sees a service of the catalogue in its own way, else empty
     * @param identity the service
     */
    private record Place(String viewer, String identity) {}

    StartOrder(World world) {
        this.world = world;
    }

    /** Adds that one service requires another by this name. */
    void add(Definition from, String name, Definition target) {
        boolean explicit = name.contains("/");
        String project = explicit ? name.substring(0, name.indexOf('/')) : "";
        if (!isShared(from)) {
            link(new Place("", from.identity()), place(explicit ? project : from.context(), target));
            return;
        }
        link(new Place("", from.identity()), place(project, target));
        for (Project viewer : world.readableProjects()) {
            if (world.catalogueOf(viewer).equals(from.context()) && overrides(viewer.name())) {
                Definition instead = world.runs(viewer).get(target.id());
                boolean replaced = !explicit && instead != null && instead.override();
                link(
                        new Place(viewer.name(), from.identity()),
                        place(explicit ? project : viewer.name(), replaced ? instead : target));
            }
        }
    }

    private static boolean isShared(Definition definition) {
        return definition.context().equals(World.HEAD) || definition.context().startsWith(World.HEAD + "@");
    }

    private Place place(String viewer, Definition target) {
        return new Place(isShared(target) && overrides(viewer) ? viewer : "", target.identity());
    }

    private boolean overrides(String project) {
        return world.definitions().stream()
                .anyMatch(definition ->
                        definition.override() && definition.context().equals(project));
    }

    private void link(Place from, Place target) {
        next.computeIfAbsent(from, key -> new HashSet<>()).add(target);
    }

    /** The services of every strongly connected component of two and more, once however many see it. */
    Set<SortedSet<String>> circles() {
        Map<Place, Set<Place>> reached = new HashMap<>();
        next.keySet().forEach(start -> reached.put(start, reached(start)));
        Set<SortedSet<String>> circles = new LinkedHashSet<>();
        for (Place start : next.keySet()) {
            List<Place> circle = reached.get(start).stream()
                    .filter(end -> reached.getOrDefault(end, Set.of()).contains(start))
                    .toList();
            SortedSet<String> services = new TreeSet<>();
            circle.forEach(place -> services.add(place.identity()));
            // Where a project sees services of the catalogue alone, the catalogue has the same circle or a larger one.
            if (services.size() > 1
                    && circle.stream().anyMatch(place -> place.viewer().isEmpty())) {
                circles.add(services);
            }
        }
        return circles;
    }

    /** The smallest identity of a circle, a project's before the catalogue's. */
    static String subject(SortedSet<String> circle) {
        return circle.stream()
                .filter(identity -> !identity.startsWith(World.HEAD + "/") && !identity.startsWith(World.HEAD + "@"))
                .findFirst()
                .orElse(circle.first());
    }

    private Set<Place> reached(Place start) {
        Set<Place> reached = new HashSet<>();
        List<Place> open = new ArrayList<>(List.of(start));
        while (!open.isEmpty()) {
            for (Place end : next.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (reached.add(end)) {
                    open.add(end);
                }
            }
        }
        return reached;
    }
}
