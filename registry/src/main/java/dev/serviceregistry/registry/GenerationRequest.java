package dev.serviceregistry.registry;

import java.util.Set;

/**
 * What to generate.
 *
 * @param projects the projects; none for all of them
 * @param pattern the named group of services, or empty for all of them
 */
public record GenerationRequest(Set<String> projects, String pattern) {

    /** Keeps its own copy. */
    public GenerationRequest {
        projects = Set.copyOf(projects);
    }
}
