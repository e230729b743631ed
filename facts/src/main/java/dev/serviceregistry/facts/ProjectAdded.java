package dev.serviceregistry.facts;

/**
 * A project that was not there.
 *
 * @param project the project
 * @param transition what was and what is
 */
public record ProjectAdded(String project, Transition transition) implements Change {
    @Override
    public Subject subject() {
        return new Subject(project, "", "");
    }

    @Override
    public String kind() {
        return "project-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "project " + project + " is new";
    }
}
