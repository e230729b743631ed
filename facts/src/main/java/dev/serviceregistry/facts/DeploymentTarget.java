package dev.serviceregistry.facts;

/**
 * A target of a project that a rollout reaches in its turn.
 *
 * @param project the project
 * @param target the target's name
 * @param production whether its name says that it is production
 * @param order its place in the order; for one that states none the least for production, the greatest for any other
 * @param source where the order is written, or the target
 */
public record DeploymentTarget(String project, String target, boolean production, long order, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.target." + target + ".order");
    }

    @Override
    public String description() {
        return project + " is rolled out to " + target;
    }
}
