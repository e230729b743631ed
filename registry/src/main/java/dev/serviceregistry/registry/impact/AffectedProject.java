package dev.serviceregistry.registry.impact;

import dev.serviceregistry.facts.Team;
import java.util.List;

/**
 * A project that runs a service or something that depends on it.
 *
 * @param project the project
 * @param services what it runs of these, by whole identity, sorted
 * @param teams who answers for them, sorted by name; teams that nobody declared are named alone
 */
public record AffectedProject(String project, List<String> services, List<Team> teams) {}
