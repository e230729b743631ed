package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names that a request may have in it.
 *
 * @param targets the targets of all projects
 * @param regions the regions of these targets
 * @param patterns the patterns that a service belongs to
 */
record GenerationNames(Set<String> targets, Set<String> regions, Set<String> patterns) {

    GenerationNames(ServiceRegistry registry) {
        this(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (Project project : registry.projects()) {
            registry.declaration(project.name())
                    .ifPresent(declaration -> Targets.of(declaration).forEach((target, within) -> {
                        targets.add(target);
                        regions.addAll(within);
                    }));
        }
        for (ServiceDefinition service : registry.services()) {
            for (Scalar pattern : service.effective().scalars("patterns")) {
                patterns.add(pattern.text());
            }
        }
    }
}
