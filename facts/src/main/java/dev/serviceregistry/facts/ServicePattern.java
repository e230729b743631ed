package dev.serviceregistry.facts;

/**
 * A declared group of services.
 *
 * @param name the pattern's name
 * @param services how many services belong to it
 * @param source where it is declared
 */
public record ServicePattern(String name, int services, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("patterns." + name);
    }

    @Override
    public String description() {
        return "pattern " + name;
    }
}
