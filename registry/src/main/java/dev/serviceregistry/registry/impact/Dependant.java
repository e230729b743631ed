package dev.serviceregistry.registry.impact;

import dev.serviceregistry.registry.graph.DependencyGraph;

/**
 * A service that another one's failure or change reaches.
 *
 * @param service its whole identity
 * @param criticality its tier, or empty
 * @param owner the team that answers for it, or empty
 * @param path how it depends on the other one
 */
public record Dependant(String service, String criticality, String owner, DependencyGraph.Path path) {}
