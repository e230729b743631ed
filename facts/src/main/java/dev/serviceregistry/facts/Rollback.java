package dev.serviceregistry.facts;

/**
 * Whether a project goes back by itself when a rollout fails; stated only of projects that say how they are deployed.
 *
 * @param project the project
 * @param automatic whether it does
 * @param source where it is written, or where it should be
 */
public record Rollback(String project, boolean automatic, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.rollback.automatic");
    }

    @Override
    public String description() {
        return project + (automatic ? " rolls back by itself" : " does not roll back by itself");
    }
}
