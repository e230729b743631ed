package dev.serviceregistry.facts;

/**
 * A project's choice of a version of the catalogue.
 *
 * @param project the project
 * @param version the version it pins
 * @param status where that version stands
 * @param source where the pin is written
 */
public record CatalogPin(String project, String version, CatalogStatus status, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(project, "", "project.catalog_version");
    }

    @Override
    public String description() {
        return project + " pins catalogue " + version;
    }
}
