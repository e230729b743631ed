package dev.serviceregistry.facts;

/**
 * A project of the repository.
 *
 * @param name the name of its folder
 * @param source where it is declared
 */
public record Project(String name, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return new Subject(name, "", "");
    }

    @Override
    public String description() {
        return "project " + name;
    }
}
