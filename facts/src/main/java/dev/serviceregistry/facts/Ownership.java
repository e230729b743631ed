package dev.serviceregistry.facts;

/**
 * Who answers for a service, or for all of a project that do not say so themselves.
 *
 * @param project the project, or the catalogue
 * @param name the service's id within the project; empty for the project
 * @param team the team, without {@code @}; empty when none is named
 * @param resolution whether there is such a team
 * @param hint how to mend it, or empty
 * @param source where it is written, or where the service is defined
 */
public record Ownership(
        String project, String name, String team, Resolution resolution, String hint, SourceLocation source)
        implements Fact {

    /** What is wrong with it, in words that follow the owned thing. */
    public String lack() {
        return team.isEmpty()
                ? "has no owner"
                : "is owned by '" + team + "', which is no team" + (hint.isEmpty() ? "" : "; " + hint);
    }

    @Override
    public Subject subject() {
        return new Subject(project, name, name.isEmpty() ? "project.owner" : "owner");
    }

    @Override
    public String description() {
        return (name.isEmpty() ? project : project + "/" + name)
                + (team.isEmpty() ? " has no owner" : " is owned by " + team);
    }
}
