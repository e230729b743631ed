package dev.serviceregistry.facts;

/**
 * Another version of the catalogue that a project follows; the head where there is none.
 *
 * @param project the project
 * @param transition what was and what is
 */
public record PinChanged(String project, Transition transition) implements Change {
    @Override
    public Subject subject() {
        return new Subject(project, "", "project.catalog_version");
    }

    @Override
    public String kind() {
        return "catalog-version-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return project + " followed another catalogue";
    }
}
