package dev.serviceregistry.registry.graph;

import dev.serviceregistry.facts.Dependency;
import java.util.List;
import java.util.Set;

/** Who depends on whom, over the whole identities of services. */
public interface DependencyGraph {

    /**
     * An edge of the graph.
     *
     * @param from the dependant's whole identity
     * @param to the other service's whole identity
     * @param kind {@code requires}, {@code optional}, {@code calls} or {@code consumes}
     */
    record Edge(String from, String to, String kind) {}

    /** The services, sorted. */
    List<String> nodes();

    /** The edges that lead to a service, sorted. */
    List<Edge> edges();

    /** Every service that requires or calls this one, directly or through others, sorted; never the service itself. */
    Set<String> dependants(String service);

    /** The shortest start-order cycle of every strongly connected component of the required services. */
    List<List<Dependency>> startCycles();
}
