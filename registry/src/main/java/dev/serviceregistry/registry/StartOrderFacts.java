package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.registry.graph.StartOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * States the circles in the start order: those between the definitions as they are written, and those that only a project
 * sees because it overrides a service that a service of the catalogue requires.
 */
final class StartOrderFacts {

    private final Repository repository;
    private final Names names;
    private final List<Dependency> requirements = new ArrayList<>();
    private final Map<String, List<Dependency>> byService = new HashMap<>();

    StartOrderFacts(Repository repository, Names names, List<Dependency> dependencies) {
        this.repository = repository;
        this.names = names;
        for (Dependency dependency : dependencies) {
            if (dependency.kind() == DependencyKind.REQUIRES && dependency.resolution() == Resolution.FOUND) {
                requirements.add(dependency);
                byService
                        .computeIfAbsent(dependency.service(), unused -> new ArrayList<>())
                        .add(dependency);
            }
        }
    }

    List<StartCycle> state() {
        List<StartCycle> cycles = new ArrayList<>(StartOrder.cycles(requirements));
        Set<List<String>> known = new HashSet<>();
        cycles.forEach(cycle -> known.add(cycle.members()));
        for (ProjectView project : repository.projects().values()) {
            if (project.definitions().keySet().stream()
                    .anyMatch(id -> project.catalogue().definitions().containsKey(id))) {
                for (StartCycle cycle : StartOrder.cycles(asSeenBy(project))) {
                    if (known.add(cycle.members())) {
                        add(cycles, cycle, project.name() + "/");
                    }
                }
            }
        }
        return cycles;
    }

    /** Adds a cycle that goes through the project and the catalogue; it takes the place of the parts of it that were known. */
    private static void add(List<StartCycle> cycles, StartCycle cycle, String prefix) {
        List<String> own =
                cycle.members().stream().filter(id -> id.startsWith(prefix)).toList();
        Set<String> members = new HashSet<>(cycle.members());
        if (own.isEmpty()) {
            return;
        }
        cycles.removeIf(
                other -> members.containsAll(other.members()) && other.service().startsWith(prefix));
        cycles.add(new StartCycle(own.get(0), cycle.members(), cycle.path(), cycle.source()));
    }

    /** The requirements that are reached from what a project runs, each leading where the project sees it lead. */
    private List<Dependency> asSeenBy(ProjectView project) {
        List<Dependency> seen = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        project.members().values().forEach(member -> open.add(member.id()));
        Set<String> reached = new HashSet<>(open);
        while (!open.isEmpty()) {
            for (Dependency dependency : byService.getOrDefault(open.remove(), List.of())) {
                String target = target(project, dependency);
                seen.add(new Dependency(
                        dependency.service(),
                        dependency.kind(),
                        dependency.name(),
                        target,
                        dependency.resolution(),
                        dependency.hint(),
                        dependency.source()));
                if (reached.add(target)) {
                    open.add(target);
                }
            }
        }
        return seen;
    }

    private String target(ProjectView project, Dependency dependency) {
        String catalogue = project.catalogue().name() + "/";
        if (!dependency.service().startsWith(catalogue) || dependency.name().indexOf('/') > 0) {
            return dependency.target();
        }
        Names.Lead lead = names.resolve(project.name(), dependency.name());
        return lead.found() ? lead.target() : dependency.target();
    }
}
