package dev.serviceregistry.facts;

import java.util.List;

/**
 * One written dependency of a service.
 *
 * @param service the dependant
 * @param kind how it depends
 * @param name the other service as written
 * @param target the other service's whole identity; what it would be when the name leads nowhere
 * @param resolution whether the name leads to a service
 * @param hint how to mend a name that leads nowhere, or empty
 * @param source where it is written
 */
public record Dependency(
        String service,
        DependencyKind kind,
        String name,
        String target,
        Resolution resolution,
        String hint,
        SourceLocation source)
        implements ServiceFact, Reference {

    @Override
    public String element() {
        return "dependencies." + kind + ":" + name;
    }

    @Override
    public List<String> namedServices() {
        return List.of(target);
    }

    @Override
    public String description() {
        return service + " " + kind + " " + target;
    }
}
