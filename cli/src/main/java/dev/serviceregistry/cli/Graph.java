package dev.serviceregistry.cli;

import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.impact.Dependant;
import dev.serviceregistry.registry.impact.Impact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of a dependency graph that is drawn.
 *
 * @param nodes the services, sorted
 * @param edges the edges between them, sorted
 */
record Graph(List<String> nodes, List<DependencyGraph.Edge> edges) {

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

    private static String project(String service) {
        return service.substring(0, Math.max(0, service.indexOf('/')));
    }
}
