package dev.serviceregistry.registry;

import dev.serviceregistry.registry.tree.Table;

/**
 * What a project declares besides its services, as the schema allows it; secrets are masked.
 *
 * @param name the name of its folder
 * @param project the table {@code project} of its services.toml
 * @param deployment the table {@code deployment} of its deployment.toml: targets, regions, rollout
 * @param monitoring the table {@code monitoring} of its monitoring.toml: routes, alerts, escalation
 */
public record ProjectDeclaration(String name, Table project, Table deployment, Table monitoring) {}
