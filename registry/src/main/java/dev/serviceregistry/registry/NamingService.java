package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import java.util.List;

/**
 * What is stated of a service that names services of other projects, or none that there is.
 *
 * @param grounds what was asked of others meanwhile
 * @param facts the facts
 * @param dependencies the dependencies among them, in their order
 * @param diagnostics what is wrong
 */
record NamingService(Grounds grounds, List<Fact> facts, List<Dependency> dependencies, List<Diagnostic> diagnostics) {}
