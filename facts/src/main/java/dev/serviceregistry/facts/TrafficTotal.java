package dev.serviceregistry.facts;

/**
 * The traffic splits of a project added up; stated only where a region that serves has one.
 *
 * @param project the project
 * @param percent their sum
 * @param shown the sum and its parts, in words
 * @param source where the first of them is written
 */
public record TrafficTotal(String project, double percent, String shown, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.region.traffic_split");
    }

    @Override
    public String description() {
        return project + " splits its traffic into " + shown;
    }
}
