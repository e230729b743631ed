package dev.serviceregistry.facts;

/**
 * A contract that a service offers to others.
 *
 * @param service the service
 * @param name the contract's name
 * @param version the contract's version, or empty
 * @param source where it is written
 */
public record ProvidedContract(String service, String name, String version, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "dependencies.provides:" + name;
    }

    /** Whether a consumer of this version is served: of any when it names none, else of that one or a part of it. */
    public boolean serves(String demanded) {
        return demanded.isEmpty() || version.equals(demanded) || version.startsWith(demanded + ".");
    }

    @Override
    public String description() {
        return service + " provides " + name + (version.isEmpty() ? "" : "@" + version);
    }
}
