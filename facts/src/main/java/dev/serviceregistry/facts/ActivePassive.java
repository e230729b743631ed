package dev.serviceregistry.facts;

/**
 * The regions that serve in a deployment of which only one should; stated only where its strategy is active-passive.
 *
 * @param project the project
 * @param primaries how many regions are primary or carry traffic
 * @param shown which, in words
 * @param source where the strategy is written
 */
public record ActivePassive(String project, int primaries, String shown, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "deployment.multi-region.strategy");
    }

    @Override
    public String description() {
        return project + " is deployed active-passive";
    }
}
