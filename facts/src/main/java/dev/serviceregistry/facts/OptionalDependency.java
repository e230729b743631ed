package dev.serviceregistry.facts;

/**
 * A written dependency on what a service uses when it is there.
 *
 * @param service the dependant
 * @param name the other service as written
 * @param resolution whether the name leads to a service
 * @param hint how to mend a name that leads nowhere, or empty
 * @param source where it is written
 */
public record OptionalDependency(String service, String name, Resolution resolution, String hint, SourceLocation source)
        implements ServiceFact, Reference {

    @Override
    public String element() {
        return "dependencies." + DependencyKind.OPTIONAL + ":" + name;
    }

    @Override
    public String description() {
        return service + " can use " + name;
    }
}
