package dev.serviceregistry.facts;

/**
 * A tier of which a project runs a service.
 *
 * @param project the project
 * @param tier the tier's name
 * @param example one of these services, by its whole identity
 * @param source where that service states its criticality
 */
public record TierInUse(String project, String tier, String example, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "tier:" + tier);
    }

    @Override
    public String description() {
        return project + " runs " + example + " of tier " + tier;
    }
}
