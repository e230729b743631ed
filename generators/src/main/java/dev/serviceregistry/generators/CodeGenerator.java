package dev.serviceregistry.generators;

import dev.serviceregistry.registry.ServiceRegistry;

/**
 * Makes the files of one format from a registry; a published extension point.
 *
 * <p>A class of this kind is found when its jar names it in {@code META-INF/services}, and has a constructor without
 * parameters. Several threads may use one generator, so it keeps nothing between calls.
 */
public interface CodeGenerator {

    /** What it makes. */
    Format format();

    /**
     * Makes the files; writes nothing and always makes the same of the same. What the registry does not say is left out
     * of the files: it is no reason to fail. What the format cannot say is a loss, which {@link Generation} finds.
     */
    GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request);
}
