package dev.serviceregistry.facts;

/**
 * A former id of a service, or another name that it is found by.
 *
 * @param service the service
 * @param project the project within which the name stands for the service
 * @param name that id or name
 * @param source where it is written
 */
public record Alias(String service, String project, String name, SourceLocation source) implements NameClaim {

    @Override
    public String element() {
        return "aliases:" + name;
    }

    @Override
    public String claimedName() {
        return name;
    }

    @Override
    public String description() {
        return service + " has the alias " + name;
    }
}
