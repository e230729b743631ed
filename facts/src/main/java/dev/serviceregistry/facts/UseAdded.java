package dev.serviceregistry.facts;

/**
 * A service of the catalogue that a project did not use.
 *
 * @param project the project
 * @param name the service's id in the catalogue
 * @param transition what was and what is
 */
public record UseAdded(String project, String name, Transition transition) implements Change {
    @Override
    public Subject subject() {
        return new Subject(project, name, "uses.services:" + name);
    }

    @Override
    public String kind() {
        return "use-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return project + " uses " + name;
    }
}
