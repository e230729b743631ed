package dev.serviceregistry.facts;

/**
 * A region that a project was not deployed to.
 *
 * @param project the project
 * @param region the region's name
 * @param transition what was and what is
 */
public record RegionAdded(String project, String region, Transition transition) implements RegionChange {
    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region." + region);
    }

    @Override
    public String kind() {
        return "region-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return project + " is deployed to " + region;
    }
}
