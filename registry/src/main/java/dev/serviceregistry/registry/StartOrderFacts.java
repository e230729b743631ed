package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.FactPart;
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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, Section> sections;
    private final List<Dependency> seen = new ArrayList<>();
    private final Set<String> reached = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** The circles as they are seen, by the smallest of their places. */
    private final SortedMap<String, StartCycle> cycles = new TreeMap<>();

    private final FactPart facts;

    private StartOrderFacts(
            Repository repository,
            Map<String, Section> sections,
            Set<String> changed,
            @Nullable StartOrderFacts before) {
        this.repository = repository;
        this.sections = sections;
        if (before != null && changed.stream().allMatch(name -> isAsIn(before, name))) {
            cycles.putAll(before.cycles);
            this.facts = before.facts;
            return;
        }
        if (before == null) {
            sections.keySet().forEach(this::reachAll);
        } else {
            changed.forEach(this::reachAll);
            changed.forEach(this::reachSeenBy);
            before.cycles.values().stream()
                    .filter(cycle -> cycle.members().stream().anyMatch(place -> isIn(place, changed)))
                    .forEach(cycle -> cycle.members().forEach(this::reach));
        }
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        if (before != null) {
            // Whatever is reached from a place is reached with all that it reaches: a circle is reached as a whole or
            // not.
            before.cycles.forEach((place, cycle) -> {
                if (!reached.contains(place)) {
                    cycles.put(place, cycle);
                }
            });
        }
        for (StartCycle cycle : StartOrder.cycles(seen)) {
            cycles.put(cycle.service(), cycle);
        }
        this.facts = FactPart.of(asWritten(), before == null ? null : before.facts);
        seen.clear();
        reached.clear();
    }

    /**
     * What is true now.
     *
     * @param changed the sections that are not as they were
     * @param before what was true before; null when that is not known
     */
    static StartOrderFacts of(
            Repository repository,
            Map<String, Section> sections,
            Set<String> changed,
            @Nullable StartOrderFacts before) {
        return new StartOrderFacts(repository, sections, changed, before);
    }

    /** Whether a section requires the same as before, and sees its catalogue with the same services of its own. */
    private boolean isAsIn(StartOrderFacts before, String name) {
        Section then = before.sections.get(name);
        Section now = sections.get(name);
        return then != null
                && now != null
                && then.requirements().equals(now.requirements())
                && overrides(then).equals(overrides(now));
    }

    /** What a project overrides of its catalogue, and which that is. */
    private static Set<String> overrides(Section section) {
        if (!(section.owner() instanceof ProjectView project)) {
            return Set.of();
        }
        Set<String> overrides = new HashSet<>(project.definitions().keySet());
        overrides.removeIf(id -> !project.isOverride(id));
        overrides.add(project.catalogue().name() + "/");
        return overrides;
    }

    /** The circles, each once however many projects see it. */
    FactPart facts() {
        return facts;
    }

    private List<StartCycle> asWritten() {
        Map<List<String>, StartCycle> written = new LinkedHashMap<>();
        for (StartCycle cycle : cycles.values()) {
            StartCycle plain = asWritten(cycle);
            if (plain.members().size() > 1 && !isPartOfTheCatalogues(cycle)) {
                written.putIfAbsent(plain.members(), plain);
            }
        }
        List<StartCycle> sorted = new ArrayList<>(written.values());
        sorted.sort(Comparator.comparing(StartCycle::service));
        return sorted;
    }

    private void reachAll(String name) {
        Section section = sections.get(name);
        if (section != null) {
            section.requirements().keySet().forEach(this::reach);
        }
    }

    /** What a project sees of its catalogue changes with what it overrides, whoever looks through its eyes. */
    private void reachSeenBy(String name) {
        ProjectView project = repository.projects().get(name);
        Section catalogue =
                project == null ? null : sections.get(project.catalogue().name());
        if (catalogue != null) {
            catalogue.requirements().keySet().forEach(service -> reach(service + SEEN_BY + name));
        }
    }

    /** Whether a place belongs to one of these sections, or is seen by one. */
    private static boolean isIn(String place, Set<String> names) {
        return names.contains(owner(place)) || names.contains(place.substring(place.indexOf(SEEN_BY) + 1));
    }

    private List<Dependency> requirements(String service) {
        Section section = sections.get(owner(service));
        return section == null ? List.of() : section.requirements().getOrDefault(service, List.of());
    }

    private void reach(String place) {
        if (reached.add(place)) {
            open.add(place);
        }
    }

    private void follow(String place) {
        int end = place.indexOf(SEEN_BY);
        ProjectView viewer = repository.projects().get(place.substring(end + 1));
        if (end >= 0 && viewer == null) {
            return;
        }
        for (Dependency requirement : requirements(identity(place))) {
            String target = end < 0 ? target(requirement) : target(requirement, viewer);
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
        Section section = sections.get(project);
        boolean differs = section != null
                && section.overrides()
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
