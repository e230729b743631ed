package dev.serviceregistry.facts;

/**
 * A region to which another one fails over.
 *
 * @param project the project
 * @param region the region that may be lost
 * @param target the region that takes over, as written
 * @param described whether a table describes it, and it is another region
 * @param residency where the data of the lost region must stay; empty when nothing is said
 * @param targetResidency where the data of the other region must stay; empty when nothing is said
 * @param source where it is written
 */
public record FailoverTarget(
        String project,
        String region,
        String target,
        boolean described,
        String residency,
        String targetResidency,
        SourceLocation source)
        implements Failover {

    @Override
    public boolean holds() {
        return described;
    }

    @Override
    public String flaw() {
        return region + " fails over to " + (region.equals(target) ? "itself" : target + ", which no table describes");
    }

    /** Where its data would be, in words. */
    public String destination() {
        return targetResidency.isEmpty() ? "says nothing of it" : "is " + targetResidency;
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
