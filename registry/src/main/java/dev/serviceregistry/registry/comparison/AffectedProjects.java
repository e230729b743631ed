package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.facts.Reference;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.schema.ServiceReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the projects that a change concerns: follows the dependencies from the changed service to everybody. */
final class AffectedProjects {

    private static final Comparator<AffectedProject> ORDER = Comparator.comparing(AffectedProject::breaks)
            .reversed()
            .thenComparing(AffectedProject::transitive)
            .thenComparing(AffectedProject::project);

    private final View after;
    private @Nullable Dependants dependants;
    private final View before;
    private final Map<String, List<String>> runners = new TreeMap<>();

    /** The services that have an id which another one had before, by their whole identities. */
    private final Set<String> heirs = new HashSet<>();

    AffectedProjects(View before, View after) {
        this.before = before;
        this.after = after;
        heirs(View.HEAD);
        for (String project : before.projects()) {
            heirs(project);
            for (Map.Entry<String, ServiceDefinition> member :
                    before.members(project).entrySet()) {
                String id = after.present(project, member.getKey());
                if (!View.isWrittenBy(project, member.getValue())
                        && after.members(project).containsKey(id)) {
                    String definition = after.present(member.getValue().id());
                    runners.computeIfAbsent(definition, unused -> new ArrayList<>())
                            .add(project);
                }
            }
        }
    }

    private void heirs(String project) {
        Set<String> old = before.members(project).keySet();
        for (String id : old) {
            String present = after.present(project, id);
            if (!present.equals(id) && old.contains(present)) {
                heirs.add(project + "/" + present);
            }
        }
    }

    /**
     * Whom a change concerns.
     *
     * @param definitions the whole identities under which the changed service is depended on
     * @param users the projects that run it besides its own, and whether each names what changed
     * @param blind the projects that have what changed of their own, so that nobody in them sees the change
     * @param id the service's id within them
     */
    Impact of(Draft draft, Set<String> definitions, Map<String, Boolean> users, Set<String> blind, String id) {
        return of(draft, new Gathering(draft, definitions, "", blind), users, id);
    }

    /**
     * Whom a change concerns that only one project sees, since it pins or overrides what the others use as it was.
     *
     * @param definitions the whole identities under which the project depends on the changed service
     * @param service the service's whole identity in the project
     * @param breaks whether the project fails with it by what it says itself
     */
    Impact within(Draft draft, Set<String> definitions, String service, boolean breaks) {
        int slash = service.indexOf('/');
        String project = service.substring(0, slash);
        return of(
                draft,
                new Gathering(draft, definitions, project, Set.of()),
                breaks ? Map.of(project, true) : Map.of(),
                service.substring(slash + 1));
    }

    private static Impact of(Draft draft, Gathering gathering, Map<String, Boolean> users, String id) {
        if (ServiceComparison.isDescriptive(draft.path())) {
            return Impact.none();
        }
        users.forEach((project, breaks) -> gathering.add(project + "/" + id, null, false, breaks));
        if (draft.reach() != Reach.USERS) {
            gathering.follow();
        }
        return gathering.impact();
    }

    private Dependants dependants() {
        Dependants known = dependants;
        if (known == null) {
            known = new Dependants(before, after);
            dependants = known;
        }
        return known;
    }

    /**
     * A service that a change reaches.
     *
     * @param service its whole identity
     * @param isOpen whether also those have it so that have what changed of their own: the way to it does not lead through
     *     the catalogue's names alone, which mean to them what they have
     */
    private record Step(String service, boolean isOpen) {}

    /** What was found for one change. */
    private final class Gathering {

        private final Draft draft;
        private final Set<String> formerly;
        private final Set<String> definitions;
        private final String only;
        private final Set<String> blind;
        private final Map<String, AffectedProject> entries = new TreeMap<>();
        private final Map<String, Set<String>> services = new TreeMap<>();
        private final Set<String> concerned = new HashSet<>();
        private final List<ImpactStep> steps = new ArrayList<>();
        private final List<Fact> evidence = new ArrayList<>();

        /** Looks for everybody, or for what this project alone sees of the catalogue. */
        Gathering(Draft draft, Set<String> definitions, String only, Set<String> blind) {
            this.draft = draft;
            this.formerly = definitions;
            this.definitions = new TreeSet<>();
            definitions.forEach(definition -> this.definitions.add(after.present(definition)));
            this.only = only;
            this.blind = blind;
        }

        /** Whether the change is seen along this way: what one project sees of the catalogue, no other one does. */
        private boolean isSeen(Edge edge) {
            return only.isEmpty()
                    || !View.isOfCatalogue(edge.to())
                    || edge.from().startsWith(only + "/")
                    || edge.fact() instanceof Reference reference
                            && reference.name().startsWith(only + "/")
                    || isRun(edge.from());
        }

        private boolean isRun(String definition) {
            return runners.getOrDefault(definition, List.of()).contains(only);
        }

        /** A service as the one project that sees the change knows it. */
        private String seen(String service) {
            return !only.isEmpty() && View.isOfCatalogue(service)
                    ? only + service.substring(service.indexOf('/'))
                    : service;
        }

        /** Whether a dependant names the service of the catalogue itself, whatever its project makes of it. */
        private static boolean isExplicit(Edge edge) {
            return edge.fact() instanceof Reference reference
                    && reference.name().indexOf('/') > 0;
        }

        void follow() {
            Deque<Step> open = new ArrayDeque<>();
            List<Edge> direct = new ArrayList<>();
            for (String definition : definitions) {
                direct.addAll(dependants().to(definition));
            }
            direct.removeIf(edge -> definitions.contains(edge.from())
                    || blind.contains(View.projectOf(edge.from())) && !isExplicit(edge)
                    || heirs.contains(edge.to()) && !formerly.contains(edge.formerTo())
                    || !isReached(edge)
                    || !isSeen(edge));
            Set<String> breaking = new TreeSet<>();
            Set<Edge> naming = new HashSet<>();
            for (Edge edge : direct) {
                if (!edge.kind().equals("optional") && draft.mention().isMade(edge, dependants())) {
                    breaking.add(edge.from());
                    naming.add(edge);
                    evidence.add(edge.fact());
                }
            }
            // Of several ways the one that names what changed is told, and then the strictest.
            direct.sort(Comparator.<Edge, Boolean>comparing(edge -> !naming.contains(edge))
                    .thenComparing(edge -> DependencyGraph.STRICTEST_FIRST.indexOf(edge.kind())));
            for (Edge edge : direct) {
                Step step = new Step(edge.from(), isExplicit(edge) || !View.isOfCatalogue(edge.from()));
                reach(edge, step, false, breaking.contains(edge.from()));
                if (!edge.kind().equals("optional")) {
                    open.add(step);
                }
            }
            Set<Step> seen = new HashSet<>(open);
            while (!open.isEmpty()) {
                Step last = open.remove();
                for (Edge edge : dependants().to(last.service())) {
                    boolean isOpen = last.isOpen() || isExplicit(edge);
                    Step step = new Step(edge.from(), isOpen || !View.isOfCatalogue(edge.from()));
                    if (!edge.kind().equals("optional")
                            && !definitions.contains(edge.from())
                            && isSeen(edge)
                            && (isOpen || !blind.contains(View.projectOf(edge.from())))
                            && seen.add(step)) {
                        reach(edge, step, true, false);
                        open.add(step);
                    }
                }
            }
        }

        private boolean isReached(Edge edge) {
            if (draft.reach() == Reach.NAMING) {
                return draft.mention().isMade(edge, dependants());
            }
            return draft.reach() == Reach.DEPENDANTS
                    || edge.fact() instanceof ConsumedContract consumed
                            && consumed.name()
                                    .equals(ServiceReference.parse(draft.seed().old())
                                            .name());
        }

        /** A dependant, and wherever it runs when it is the catalogue's. */
        private void reach(Edge edge, Step step, boolean transitive, boolean breaks) {
            String service = edge.from();
            add(seen(service), edge, transitive, breaks);
            if (!only.isEmpty()) {
                return;
            }
            for (String project : runners.getOrDefault(service, List.of())) {
                if (!step.isOpen() && blind.contains(project)) {
                    continue;
                }
                add(project + service.substring(service.indexOf('/')), edge, transitive, breaks);
            }
        }

        void add(String service, @Nullable Edge by, boolean transitive, boolean breaks) {
            if (!concerned.add(service)) {
                return;
            }
            if (by != null) {
                steps.add(new ImpactStep(service, seen(by.to()), by.kind()));
            }
            int slash = service.indexOf('/');
            String project = service.substring(0, slash);
            String key = project + "/" + transitive + "/" + breaks;
            entries.computeIfAbsent(
                    key, unused -> new AffectedProject(project, List.of(), after.owner(project), transitive, breaks));
            services.computeIfAbsent(key, unused -> new TreeSet<>()).add(service.substring(slash + 1));
        }

        Impact impact() {
            List<AffectedProject> projects = new ArrayList<>();
            entries.forEach((key, entry) -> projects.add(new AffectedProject(
                    entry.project(),
                    List.copyOf(services.getOrDefault(key, Set.of())),
                    entry.owner(),
                    entry.transitive(),
                    entry.breaks())));
            projects.sort(ORDER);
            return new Impact(List.copyOf(projects), List.copyOf(steps), List.copyOf(evidence));
        }
    }
}
