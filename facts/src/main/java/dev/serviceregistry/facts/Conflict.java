package dev.serviceregistry.facts;

/**
 * A service of a project that cannot run beside another.
 *
 * @param project the project that runs the service
 * @param service the service
 * @param name the other service as written
 * @param together whether the project runs the other one too
 * @param source where the project brings the two together; where the conflict is written when it does not
 */
public record Conflict(String project, String service, String name, boolean together, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, service.substring(service.indexOf('/') + 1), "dependencies.conflicts:" + name);
    }

    @Override
    public String description() {
        return service + " conflicts with " + name;
    }
}
