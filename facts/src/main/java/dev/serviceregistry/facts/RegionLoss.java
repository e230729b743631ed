package dev.serviceregistry.facts;

/**
 * What is left to carry the load of a region when it is lost.
 *
 * @param project the project
 * @param region the region that may be lost
 * @param share the share of the traffic that it carries, in per cent
 * @param spare the share that the regions which take over can carry on top of their own, in per cent
 * @param shown both in words
 * @param source where it is written
 */
public record RegionLoss(String project, String region, double share, double spare, String shown, SourceLocation source)
        implements Failover {

    @Override
    public boolean holds() {
        return spare >= share;
    }

    @Override
    public String flaw() {
        return "when " + region + " is lost, " + shown;
    }

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region + ".failover_to");
    }

    @Override
    public String description() {
        return project + " may lose " + region;
    }
}
