package dev.serviceregistry.registry.importer;

/**
 * A team that owns something of an import; teams stand in the catalogue, not in the project.
 *
 * @param name the name by which services have it as their owner
 * @param displayName its name for people; empty for none
 * @param description what it is; empty for nothing
 * @param email its address; empty for none
 */
public record ImportedTeam(String name, String displayName, String description, String email) {}
