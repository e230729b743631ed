package dev.serviceregistry.generators;

import dev.serviceregistry.facts.Service;
import dev.serviceregistry.registry.ServiceDefinition;

/**
 * A service that a project runs at a target.
 *
 * @param definition the definition that holds for the project
 * @param declared its effective table, as a generator reads it
 */
public record PlacedService(ServiceDefinition definition, Declared declared) {

    /** The service with the values that every service has. */
    public Service service() {
        return definition.service();
    }

    /** Its id within the project. */
    public String name() {
        return definition.service().name();
    }

    /** What it declares under a key. */
    public Declared get(String key) {
        return declared.get(key);
    }
}
