package dev.serviceregistry.facts;

import java.util.List;

/**
 * A service of a project that bears the id of a service of the catalogue without overriding it.
 *
 * @param service the project's service
 * @param global the catalogue's service
 * @param source where the project's service is defined
 */
public record Shadow(String service, Service global, SourceLocation source) implements ServiceFact {

    @Override
    public String description() {
        return service + " bears the id of " + global.id();
    }

    @Override
    public List<Service> parts() {
        return List.of(global);
    }
}
