package dev.serviceregistry.facts;

/**
 * Where the data of a region would go whose residency is stated. There is none for a region of which nothing is said, nor
 * for a target that no table describes.
 *
 * @param project the project
 * @param region the region that may be lost
 * @param target the region that takes over, as written
 * @param residency where the data of the lost region must stay
 * @param targetResidency where the data of the other region must stay; empty when nothing is said
 * @param source where the target is written
 */
public record DataFailover(
        String project, String region, String target, String residency, String targetResidency, SourceLocation source)
        implements Fact {

    /** Where the data would be, in words. */
    public String destination() {
        return targetResidency.isEmpty() ? "says nothing of it" : "is " + targetResidency;
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region + ".failover_to:" + target);
    }

    @Override
    public String description() {
        return "the data of " + project + " in " + region + " must stay in " + residency + " and would go to " + target;
    }
}
