package dev.serviceregistry.registry;

/** Makes the files of one format from a registry; a published extension point. */
public interface CodeGenerator {

    /** The name that people give the format, such as {@code kubernetes}. */
    String format();

    /** Makes the files; writes nothing and always makes the same of the same. */
    GeneratedFiles generate(ServiceRegistry registry, GenerationRequest request);
}
