package dev.serviceregistry.facts;

/**
 * The time that a project takes to fail over, for a tier of which it runs a service; stated only where multi-region lists
 * two regions or more and fails over by hand, or by itself after a time that is written.
 *
 * @param project the project
 * @param tier the tier's name
 * @param milliseconds how long
 * @param shown why so long, in words that follow the project
 * @param example a service of the tier that the project runs, by its whole identity
 * @param source where the failover is written
 */
public record FailoverTime(
        String project, String tier, double milliseconds, String shown, String example, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.multi-region.failover:" + tier);
    }

    @Override
    public String description() {
        return project + " " + shown;
    }
}
