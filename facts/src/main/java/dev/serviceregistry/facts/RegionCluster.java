package dev.serviceregistry.facts;

/**
 * The cluster of a region of a project.
 *
 * @param project the project
 * @param region the region
 * @param cluster the cluster
 * @param source where it is written
 */
public record RegionCluster(String project, String region, String cluster, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region + ".cluster");
    }

    @Override
    public String description() {
        return project + " runs in " + cluster + " in " + region;
    }
}
