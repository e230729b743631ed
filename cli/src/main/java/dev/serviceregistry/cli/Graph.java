package dev.serviceregistry.cli;

import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.impact.AffectedService;
import dev.serviceregistry.registry.impact.ChangedService;
import dev.serviceregistry.registry.impact.Dependant;
import dev.serviceregistry.registry.impact.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of a dependency graph that is drawn.
 *
 * @param nodes the services, sorted
 * @param edges the edges between them, sorted
 * @param marks what a change makes of them; of none where no change is looked at
 */
record Graph(List<String> nodes, List<DependencyGraph.Edge> edges, SortedMap<String, Mark> marks) {

    /** What a change makes of a service. */
    enum Mark {
        /** It changed. */
        CHANGED("changed", "#b45309"),
        /** It will break. */
        BREAKS("will break", "#b91c1c"),
        /** It may behave otherwise. */
        DRIFTS("may drift", "#1d4ed8");

        /** The mark as people read it. */
        final String text;

        /** The color of its outline, told apart by the words too. */
        final String color;

        Mark(String text, String color) {
            this.text = text;
            this.color = color;
        }
    }

    private Graph(List<String> nodes, List<DependencyGraph.Edge> edges) {
        this(nodes, edges, new TreeMap<>());
    }

    /** The services of these projects with everything they depend on; the whole graph when there are none. */
    static Graph of(DependencyGraph whole, Set<String> projects) {
        if (projects.isEmpty()) {
            return new Graph(whole.nodes(), whole.edges());
        }
        Set<String> nodes = new TreeSet<>();
        for (String node : whole.nodes()) {
            if (projects.contains(project(node))) {
                nodes.add(node);
            }
        }
        List<DependencyGraph.Edge> edges = new ArrayList<>();
        for (DependencyGraph.Edge edge : whole.edges()) {
            if (projects.contains(project(edge.from()))) {
                edges.add(edge);
                nodes.add(edge.to());
            }
        }
        return new Graph(List.copyOf(nodes), edges);
    }

    /** The services that are looked at and all that depend on them, with every edge between these. */
    static Graph of(List<Impact> impacts, ServiceRegistry registry) {
        Set<String> nodes = new TreeSet<>();
        for (Impact impact : impacts) {
            nodes.add(impact.service());
            for (Dependant dependant : impact.dependants()) {
                nodes.add(dependant.service());
            }
        }
        List<DependencyGraph.Edge> edges = new ArrayList<>();
        for (DependencyGraph.Edge edge : registry.dependencies().edges()) {
            if (nodes.contains(edge.from()) && nodes.contains(edge.to())) {
                edges.add(edge);
            }
        }
        return new Graph(List.copyOf(nodes), edges);
    }

    /** The services that changed and all that use them, with the ways by which they do. */
    static Graph of(List<ChangedService> services) {
        SortedMap<String, Mark> marks = new TreeMap<>();
        Set<DependencyGraph.Edge> edges = new TreeSet<>();
        for (ChangedService service : services) {
            for (AffectedService affected : service.affected()) {
                marks.merge(
                        affected.service(),
                        affected.breaks() ? Mark.BREAKS : Mark.DRIFTS,
                        (one, other) -> one == Mark.BREAKS ? one : other);
                for (ImpactStep step : affected.path()) {
                    marks.putIfAbsent(step.uses(), Mark.DRIFTS);
                    edges.add(new DependencyGraph.Edge(step.service(), step.uses(), step.kind()));
                }
                if (affected.path().isEmpty()) {
                    edges.add(new DependencyGraph.Edge(affected.service(), service.service(), "runs"));
                }
            }
        }
        for (ChangedService service : services) {
            marks.put(service.service(), Mark.CHANGED);
        }
        return new Graph(List.copyOf(marks.keySet()), List.copyOf(edges), marks);
    }

    private static String project(String service) {
        return service.substring(0, Math.max(0, service.indexOf('/')));
    }
}
