package dev.serviceregistry.registry.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Who depends on whom, over the whole identities of services. */
public final class DependencyGraph {

    /**
     * An edge of the graph.
     *
     * @param from the dependant's whole identity
     * @param to the other service's whole identity
     * @param kind {@code requires}, {@code optional}, {@code calls} or {@code consumes}
     */
    public record Edge(String from, String to, String kind) implements Comparable<Edge> {

        @Override
        public int compareTo(Edge other) {
            int byFrom = from.compareTo(other.from);
            if (byFrom != 0) {
                return byFrom;
            }
            int byTo = to.compareTo(other.to);
            return byTo != 0 ? byTo : kind.compareTo(other.kind);
        }
    }

    private final List<String> nodes;
    private final List<Edge> edges;

    /** A graph of these services; an edge whose ends are not both among them is left out. */
    public DependencyGraph(Collection<String> nodes, Collection<Edge> edges) {
        Set<String> known = new TreeSet<>(nodes);
        this.nodes = List.copyOf(known);
        Set<Edge> sorted = new TreeSet<>();
        for (Edge edge : edges) {
            if (known.contains(edge.from()) && known.contains(edge.to())) {
                sorted.add(edge);
            }
        }
        this.edges = List.copyOf(sorted);
    }

    /** The services, sorted. */
    public List<String> nodes() {
        return nodes;
    }

    /** The edges that lead to a service, sorted. */
    public List<Edge> edges() {
        return edges;
    }

    /**
     * Every service that stops working without this one, directly or through others: all that require or call it, or consume
     * a contract that it provides. Sorted; never the service itself.
     */
    public List<String> dependants(String service) {
        Graph<String, Edge> graph = new DirectedMultigraph<>(Edge.class);
        nodes.forEach(graph::addVertex);
        for (Edge edge : edges) {
            if (!edge.kind().equals("optional") && !edge.from().equals(edge.to())) {
                graph.addEdge(edge.from(), edge.to(), edge);
            }
        }
        if (!graph.containsVertex(service)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        new BreadthFirstIterator<>(new EdgeReversedGraph<>(graph), service).forEachRemaining(found::add);
        found.remove(service);
        Collections.sort(found);
        return found;
    }
}
