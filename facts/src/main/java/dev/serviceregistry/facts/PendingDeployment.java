package dev.serviceregistry.facts;

import java.util.List;

/**
 * What the next deployment of a project brings to one of its targets.
 *
 * @param project the project
 * @param service the whole identity of the service that runs otherwise, one of the catalogue when the project uses it; empty
 *     for how the project is deployed
 * @param target the target
 * @param source where the first of the changes is written
 * @param parts the changes
 */
public record PendingDeployment(
        String project, String service, String target, SourceLocation source, List<Change> parts) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, service.substring(service.indexOf('/') + 1), "");
    }

    @Override
    public String description() {
        return subject() + " is to run otherwise than before in " + target;
    }
}
