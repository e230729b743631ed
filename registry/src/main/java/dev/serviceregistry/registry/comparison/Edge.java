package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.graph.DependencyGraph;

/**
 * One way in which a service uses another.
 *
 * @param from the whole identity of the dependant
 * @param to the whole identity of the service that it uses
 * @param formerTo the identity that this service had before the change
 * @param kind one of {@link DependencyGraph#STRICTEST_FIRST}
 * @param fact what says so
 */
record Edge(String from, String to, String formerTo, String kind, Fact fact) {}
