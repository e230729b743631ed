package dev.serviceregistry.generators;

import dev.serviceregistry.registry.Overlays;
import dev.serviceregistry.registry.SecretTexts;
import java.util.Set;

/**
 * What to generate; an empty set and an empty text ask for everything.
 *
 * @param projects the projects
 * @param pattern the named group of services; what its services require to start comes with them
 * @param targets the targets, such as {@code production}
 * @param regions the regions: a target that has none of these is left out
 * @param secrets the secrets that stand in the files in plain text
 * @param overlays what projects change in the generated files
 */
public record GenerationRequest(
        Set<String> projects,
        String pattern,
        Set<String> targets,
        Set<String> regions,
        SecretTexts secrets,
        Overlays overlays) {

    /** Keeps its own copies. */
    public GenerationRequest {
        projects = Set.copyOf(projects);
        targets = Set.copyOf(targets);
        regions = Set.copyOf(regions);
    }

    /** A request without overlays. */
    public GenerationRequest(
            Set<String> projects, String pattern, Set<String> targets, Set<String> regions, SecretTexts secrets) {
        this(projects, pattern, targets, regions, secrets, Overlays.none());
    }

    /** Everything there is, without overlays. */
    public static GenerationRequest everything(SecretTexts secrets) {
        return new GenerationRequest(Set.of(), "", Set.of(), Set.of(), secrets);
    }
}
