package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Fact;

/**
 * One way in which a service uses another.
 *
 * @param from the whole identity of the dependant
 * @param to the whole identity of the service that it uses
 * @param kind {@code requires}, {@code optional}, {@code calls} or {@code consumes}
 * @param fact what says so
 */
record Edge(String from, String to, String kind, Fact fact) {}
