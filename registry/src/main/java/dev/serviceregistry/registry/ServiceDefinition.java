package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.tree.Table;

/**
 * A service as it is written, or as a project's override makes it.
 *
 * @param service its identity and the values that every service has
 * @param effective every value that is written for it, under the keys of the schema, each with the place it came from:
 *     the catalogue's for what an override leaves alone. Neither defaults nor refused values are in it, secrets are
 *     masked, and the shorthand {@code port} stands as {@code ports.main}
 * @param own what stands under its author's own keys, which begin with {@code x_}, below the keys that lead to them; the
 *     effective table has none of it
 * @param header the id under which it is written: a former one where an override still names its service so
 */
public record ServiceDefinition(Service service, Table effective, Table own, String header) {

    /** The whole identity, {@code project/id}. */
    public String id() {
        return service.id();
    }
}
