package dev.serviceregistry.facts;

/**
 * A project that is gone; what it defined is gone by changes of its own.
 *
 * @param project the project
 * @param transition what was and what is
 */
public record ProjectRemoved(String project, Transition transition) implements Change {
    @Override
    public Subject subject() {
        return new Subject(project, "", "");
    }

    @Override
    public String kind() {
        return "project-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "project " + project + " is gone";
    }
}
