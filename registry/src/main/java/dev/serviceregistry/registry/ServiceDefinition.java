package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.tree.Table;

/**
 * A service as it is written, or as a project's override makes it.
 *
 * @param service its identity and the values that every service has
 * @param effective every value that holds for it, each with the place it came from; the catalogue's for what an override
 *     leaves alone
 */
public record ServiceDefinition(Service service, Table effective) {

    /** The whole identity, {@code project/id}. */
    public String id() {
        return service.id();
    }
}
