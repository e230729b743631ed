package dev.serviceregistry.generators;

import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;
import java.util.Optional;

/**
 * A project at one of its targets: what most formats write a file for.
 *
 * @param project the name of the project
 * @param target the name of the target; {@code default} for a project that declares none
 * @param regions the regions of the target, in the order in which they are written
 * @param services the services that it runs, sorted by id
 * @param settings what the project says of itself, below {@code project}, {@code deployment} and {@code monitoring}
 * @param digest a SHA-256 over everything that is declared for it, in hex, which tells whether something has changed
 * @param registry the registry that it is part of
 */
public record Placement(
        String project,
        String target,
        List<String> regions,
        List<PlacedService> services,
        Declared settings,
        String digest,
        ServiceRegistry registry) {

    /** The path of a file of this project at this target. */
    public String path(String file) {
        return target + "/" + project + "/" + file;
    }

    /** What stands above a file: where it comes from, and that nobody should change it by hand. */
    public String header() {
        return "Made by service-registry from the project " + project + " at the target " + target
                + ": change what it declares, not this file.\nDeclared: sha256:" + digest;
    }

    /** The service that a name means to the project, when it runs at this place too. */
    public Optional<PlacedService> find(String name) {
        return registry.find(project, name)
                .flatMap(found -> services.stream()
                        .filter(service -> service.definition().id().equals(found.id()))
                        .findFirst());
    }
}
