package dev.serviceregistry.registry.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.graph.MaskSubgraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/** Who depends on whom, over the whole identities of services. */
public final class DependencyGraph {

    /**
     * An edge of the graph.
     *
     * @param from the dependant's whole identity
     * @param to the other service's whole identity
     * @param kind {@code requires}, {@code joins}, {@code calls}, {@code consumes} or {@code optional}
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

    /**
     * A way by which a service depends on another one.
     *
     * @param edges its edges, from the dependant on; each ends where the next begins
     */
    public record Path(List<Edge> edges) {

        /** The whole identity of the service that depends. */
        public String dependant() {
            return edges.get(0).from();
        }

        /** Whether the dependant names the other service itself. */
        public boolean isDirect() {
            return edges.size() == 1;
        }

        /** Whether somewhere on the way a service can do without the next one. */
        public boolean isOptional() {
            for (Edge edge : edges) {
                if (edge.kind().equals("optional")) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The kind of an edge to the service whose container one joins. */
    public static final String JOINS = "joins";

    /** The kinds of edges, the one that needs the other service most first. */
    public static final List<String> STRICTEST_FIRST = List.of("requires", JOINS, "calls", "consumes", "optional");

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
     * Every service that stops working without this one, directly or through others: all that require or call it, join its
     * container, or consume a contract that it provides. Sorted; never the service itself.
     */
    public List<String> dependants(String service) {
        List<String> found = new ArrayList<>();
        for (Path path : paths(service)) {
            if (!path.isOptional()) {
                found.add(path.dependant());
            }
        }
        return found;
    }

    /**
     * How each service depends on this one, directly or through others, sorted by dependant: by a shortest way without an
     * optional edge; where every way has one, by a shortest of these. Never the service itself.
     */
    public List<Path> paths(String service) {
        Graph<String, Edge> whole = new DirectedMultigraph<>(Edge.class);
        nodes.forEach(whole::addVertex);
        // The strictest kind first: of two edges between the same services a path then takes that one.
        for (String kind : STRICTEST_FIRST) {
            for (Edge edge : edges) {
                if (edge.kind().equals(kind) && !edge.from().equals(edge.to())) {
                    whole.addEdge(edge.from(), edge.to(), edge);
                }
            }
        }
        if (!whole.containsVertex(service)) {
            return List.of();
        }
        Graph<String, Edge> reversed = new EdgeReversedGraph<>(whole);
        Map<String, Edge> next = new TreeMap<>();
        Set<String> reached = new LinkedHashSet<>(List.of(service));
        spread(new MaskSubgraph<>(reversed, node -> false, edge -> edge.kind().equals("optional")), reached, next);
        spread(reversed, reached, next);
        List<Path> paths = new ArrayList<>();
        for (String dependant : next.keySet()) {
            List<Edge> way = new ArrayList<>();
            for (String at = dependant; !at.equals(service); at = next.get(at).to()) {
                way.add(next.get(at));
            }
            paths.add(new Path(List.copyOf(way)));
        }
        return paths;
    }

    /** Goes on from all that is reached, level by level, and keeps for each new node the edge that leads back. */
    private static void spread(Graph<String, Edge> reversed, Set<String> reached, Map<String, Edge> next) {
        BreadthFirstIterator<String, Edge> walk = new BreadthFirstIterator<>(reversed, List.copyOf(reached));
        while (walk.hasNext()) {
            String node = walk.next();
            if (reached.add(node)) {
                next.put(node, walk.getSpanningTreeEdge(node));
            }
        }
    }
}
