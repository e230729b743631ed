package dev.serviceregistry.facts;

/**
 * A region that a project is deployed to no more.
 *
 * @param project the project
 * @param region the region's name
 * @param transition what was and what is
 */
public record RegionRemoved(String project, String region, Transition transition) implements RegionChange {
    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region);
    }

    @Override
    public String kind() {
        return "region-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return project + " was deployed to " + region;
    }
}
