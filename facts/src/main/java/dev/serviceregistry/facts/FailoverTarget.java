package dev.serviceregistry.facts;

/**
 * A region to which another one fails over.
 *
 * @param project the project
 * @param region the region that may be lost
 * @param target the region that takes over, as written
 * @param described whether a table describes it, and it is another region
 * @param source where it is written
 */
public record FailoverTarget(String project, String region, String target, boolean described, SourceLocation source)
        implements Failover {

    @Override
    public boolean holds() {
        return described;
    }

    @Override
    public String flaw() {
        return region + " fails over to " + (region.equals(target) ? "itself" : target + ", which no table describes");
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region + ".failover_to:" + target);
    }

    @Override
    public String description() {
        return project + " fails over from " + region + " to " + target;
    }
}
