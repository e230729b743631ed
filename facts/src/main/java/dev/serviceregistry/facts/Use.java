package dev.serviceregistry.facts;

import java.util.List;

/**
 * A project's use of a service of the catalogue.
 *
 * @param project the project
 * @param name the service's id in the catalogue
 * @param service the whole identity of what the project runs: its override or the catalogue's definition
 * @param resolution whether the catalogue has such a service
 * @param hint how to mend a name that leads nowhere, or empty
 * @param source where the use is written
 */
public record Use(
        String project, String name, String service, Resolution resolution, String hint, SourceLocation source)
        implements Reference {

    @Override
    public Subject subject() {
        return new Subject(project, name, "uses.services:" + name);
    }

    @Override
    public List<String> namedServices() {
        return List.of(service);
    }

    @Override
    public String description() {
        return project + " uses " + name;
    }
}
