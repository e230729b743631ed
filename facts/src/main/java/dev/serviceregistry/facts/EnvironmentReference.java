package dev.serviceregistry.facts;

/**
 * An environment variable that takes its value from something else.
 *
 * @param service the service that has the variable
 * @param variable the variable's name
 * @param kind what it takes its value from
 * @param name what it names, as written
 * @param resolution whether that exists
 * @param hint how to mend a name that leads nowhere, or empty
 * @param source where it is written
 */
public record EnvironmentReference(
        String service,
        String variable,
        ReferenceKind kind,
        String name,
        Resolution resolution,
        String hint,
        SourceLocation source)
        implements ServiceFact, Reference {

    @Override
    public String element() {
        return "env:" + variable;
    }

    @Override
    public String description() {
        return variable + " of " + service + " is taken from the " + kind + " " + name;
    }
}
