package dev.serviceregistry.registry.graph;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.StartCycle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;

/** Finds the circles in the order in which services start. */
public final class StartOrder {

    /** From so many starting points a shortest cycle is looked for; in a larger component it may not be the shortest. */
    private static final int MOST_STARTING_POINTS = 2_000;

    private StartOrder() {}

    /**
     * The cycles of two and more services, one for every strongly connected component, sorted by the smallest identity of
     * the component.
     *
     * @param requirements the dependencies that order the start; one of a service on itself is no cycle of several
     */
    public static List<StartCycle> cycles(Collection<Dependency> requirements) {
        Map<String, List<Dependency>> edges = inCircles(requirements);
        if (edges.isEmpty()) {
            return List.of();
        }
        Graph<String, Dependency> graph = new DefaultDirectedGraph<>(Dependency.class);
        edges.keySet().forEach(graph::addVertex);
        for (List<Dependency> outgoing : edges.values()) {
            for (Dependency edge : outgoing) {
                graph.addEdge(edge.service(), edge.target(), edge);
            }
        }
        List<StartCycle> cycles = new ArrayList<>();
        for (Set<String> component : new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets()) {
            if (component.size() > 1) {
                TreeSet<String> members = new TreeSet<>(component);
                List<Dependency> path = shortest(members, edges);
                cycles.add(new StartCycle(
                        members.first(), List.copyOf(members), path, path.get(0).source()));
            }
        }
        cycles.sort((a, b) -> a.service().compareTo(b.service()));
        return cycles;
    }

    /**
     * The edges between services that are left when services that nothing required keeps waiting are taken away, again and
     * again: what is left lies on a cycle or leads to one, and mostly nothing is.
     */
    private static Map<String, List<Dependency>> inCircles(Collection<Dependency> requirements) {
        Map<String, Integer> waiting = new HashMap<>();
        Map<String, List<String>> dependants = new HashMap<>();
        for (Dependency edge : requirements) {
            if (!edge.service().equals(edge.target())) {
                waiting.merge(edge.service(), 1, Integer::sum);
                dependants
                        .computeIfAbsent(edge.target(), unused -> new ArrayList<>())
                        .add(edge.service());
            }
        }
        Deque<String> free = new ArrayDeque<>();
        for (String target : dependants.keySet()) {
            if (!waiting.containsKey(target)) {
                free.add(target);
            }
        }
        while (!free.isEmpty()) {
            for (String dependant : dependants.getOrDefault(free.remove(), List.of())) {
                if (waiting.merge(dependant, -1, Integer::sum) == 0) {
                    waiting.remove(dependant);
                    free.add(dependant);
                }
            }
        }
        Map<String, List<Dependency>> left = new TreeMap<>();
        for (Dependency edge : requirements) {
            if (!edge.service().equals(edge.target())
                    && waiting.containsKey(edge.service())
                    && waiting.containsKey(edge.target())) {
                left.computeIfAbsent(edge.service(), unused -> new ArrayList<>())
                        .add(edge);
                left.computeIfAbsent(edge.target(), unused -> new ArrayList<>());
            }
        }
        return left;
    }

    /** A shortest cycle, which begins at the first member that has one of that length. */
    private static List<Dependency> shortest(TreeSet<String> members, Map<String, List<Dependency>> edges) {
        List<Dependency> best = through(members.first(), members, edges, Integer.MAX_VALUE);
        int tried = 0;
        for (String start : members) {
            if (best.size() == 2 || tried == MOST_STARTING_POINTS) {
                break;
            }
            if (branches(start, members, edges)) {
                List<Dependency> cycle = through(start, members, edges, best.size());
                best = cycle.isEmpty() ? best : cycle;
                tried++;
            }
        }
        for (String start : members) {
            List<Dependency> cycle = through(start, members, edges, best.size() + 1);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return best;
    }

    /** Whether a service requires several of its component: unless that is one ring, every cycle has such a service. */
    private static boolean branches(String service, Set<String> members, Map<String, List<Dependency>> edges) {
        String first = "";
        for (Dependency edge : edges.getOrDefault(service, List.of())) {
            if (members.contains(edge.target()) && !edge.target().equals(first)) {
                if (!first.isEmpty()) {
                    return true;
                }
                first = edge.target();
            }
        }
        return false;
    }

    /** A shortest cycle through a service, when it is shorter than the given length. */
    private static List<Dependency> through(
            String start, Set<String> members, Map<String, List<Dependency>> edges, int shorterThan) {
        Map<String, Dependency> cameBy = new HashMap<>();
        Set<String> seen = new HashSet<>(Set.of(start));
        List<String> level = List.of(start);
        for (int length = 1; length < shorterThan && !level.isEmpty(); length++) {
            List<String> next = new ArrayList<>();
            for (String service : level) {
                for (Dependency edge : edges.getOrDefault(service, List.of())) {
                    if (edge.target().equals(start)) {
                        return backwards(edge, start, cameBy);
                    }
                    if (members.contains(edge.target()) && seen.add(edge.target())) {
                        cameBy.put(edge.target(), edge);
                        next.add(edge.target());
                    }
                }
            }
            level = next;
        }
        return List.of();
    }

    private static List<Dependency> backwards(Dependency last, String start, Map<String, Dependency> cameBy) {
        List<Dependency> path = new ArrayList<>();
        Dependency edge = last;
        while (true) {
            path.add(edge);
            if (edge.service().equals(start)) {
                break;
            }
            edge = cameBy.get(edge.service());
        }
        Collections.reverse(path);
        return path;
    }
}
