package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.registry.graph.StartOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * States the circles in the start order as each project sees it.
 *
 * <p>A service of the catalogue is one thing in the catalogue and another in each project that overrides some of it, since
 * there the overrides stand in for what the service requires.
 */
final class StartOrderFacts {

    /** Stands between a service of the catalogue and the project that sees it; no identity has one. */
    private static final char SEEN_BY = '\n';

    private final Repository repository;
    private final Map<String, List<Dependency>> requirements = new TreeMap<>();
    private final Set<String> overriding = new HashSet<>();
    private final List<Dependency> seen = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    StartOrderFacts(Repository repository, List<Dependency> dependencies) {
        this.repository = repository;
        for (Dependency dependency : dependencies) {
            if (dependency.kind() == DependencyKind.REQUIRES && dependency.resolution() == Resolution.FOUND) {
                requirements
                        .computeIfAbsent(dependency.service(), unused -> new ArrayList<>())
                        .add(dependency);
            }
        }
        for (ProjectView project : repository.projects().values()) {
            if (project.definitions().keySet().stream().anyMatch(project::isOverride)) {
                overriding.add(project.name());
            }
        }
    }

    /** The circles, each once however many projects see it. */
    List<StartCycle> state() {
        requirements.keySet().forEach(this::reach);
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        Map<List<String>, StartCycle> cycles = new LinkedHashMap<>();
        for (StartCycle cycle : StartOrder.cycles(seen)) {
            StartCycle plain = asWritten(cycle);
            if (plain.members().size() > 1 && !isPartOfTheCatalogues(cycle)) {
                cycles.putIfAbsent(plain.members(), plain);
            }
        }
        List<StartCycle> sorted = new ArrayList<>(cycles.values());
        sorted.sort(Comparator.comparing(StartCycle::service));
        return sorted;
    }

    private void reach(String place) {
        if (reached.add(place)) {
            open.add(place);
        }
    }

    private void follow(String place) {
        int end = place.indexOf(SEEN_BY);
        String viewer = place.substring(end + 1);
        for (Dependency requirement : requirements.getOrDefault(identity(place), List.of())) {
            String target = end < 0
                    ? target(requirement)
                    : target(requirement, repository.projects().get(viewer));
            seen.add(with(requirement, place, target));
            reach(target);
        }
    }

    /** Where a requirement leads that is seen where it is written. */
    private String target(Dependency requirement) {
        String name = requirement.name();
        int slash = name.indexOf('/');
        return seenBy(slash < 0 ? owner(requirement.service()) : name.substring(0, slash), requirement.target());
    }

    /** Where a requirement of the catalogue leads in the eyes of a project that follows it. */
    private String target(Dependency requirement, ProjectView viewer) {
        if (requirement.name().indexOf('/') > 0) {
            return target(requirement);
        }
        String id = requirement.target().substring(requirement.target().indexOf('/') + 1);
        return viewer.isOverride(id) ? viewer.name() + "/" + id : seenBy(viewer.name(), requirement.target());
    }

    private String seenBy(String project, String service) {
        boolean differs = overriding.contains(project)
                && repository.projects().get(project).catalogue().name().equals(owner(service));
        return differs ? service + SEEN_BY + project : service;
    }

    private StartCycle asWritten(StartCycle cycle) {
        TreeSet<String> members = new TreeSet<>();
        cycle.members().forEach(place -> members.add(identity(place)));
        List<Dependency> path = new ArrayList<>();
        for (Dependency edge : cycle.path()) {
            path.add(with(edge, identity(edge.service()), identity(edge.target())));
        }
        String subject = members.stream()
                .filter(member -> !repository.catalogues().containsKey(owner(member)))
                .findFirst()
                .orElse(members.first());
        return new StartCycle(subject, List.copyOf(members), path, cycle.source());
    }

    /** Whether a project sees only services of the catalogue in it: the catalogue itself has that circle or a larger one. */
    private static boolean isPartOfTheCatalogues(StartCycle cycle) {
        return cycle.members().stream().allMatch(place -> place.indexOf(SEEN_BY) >= 0);
    }

    private static String identity(String place) {
        int end = place.indexOf(SEEN_BY);
        return end < 0 ? place : place.substring(0, end);
    }

    private static String owner(String service) {
        return service.substring(0, service.indexOf('/'));
    }

    private static Dependency with(Dependency edge, String service, String target) {
        return new Dependency(service, edge.kind(), edge.name(), target, edge.resolution(), edge.hint(), edge.source());
    }
}
