package dev.serviceregistry.registry;

/**
 * Makes the files of one format from a registry; a published extension point.
 *
 * <p>Several threads may use one generator, so it keeps nothing between calls.
 */
public interface CodeGenerator {

    /** The name that people give the format, such as {@code kubernetes}. */
    String format();

    /**
     * Makes the files; writes nothing and always makes the same of the same. What the registry does not say is left out
     * of the files: it is no reason to fail.
     */
    GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request);
}
