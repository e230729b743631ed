package dev.serviceregistry.registry.importer;

/**
 * How much an import wrote.
 *
 * @param services services
 * @param ports ports of all services
 * @param variables environment variables of all services
 * @param volumes mounts of all services
 * @param dependencies required and optional services
 * @param calls run-time calls that environment values show
 */
public record ImportCounts(int services, int ports, int variables, int volumes, int dependencies, int calls) {
    /** Nothing so far. */
    public static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0, 0, 0);

    /** Both together. */
    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                services + other.services,
                ports + other.ports,
                variables + other.variables,
                volumes + other.volumes,
                dependencies + other.dependencies,
                calls + other.calls);
    }
}
