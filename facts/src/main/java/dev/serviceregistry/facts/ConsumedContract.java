package dev.serviceregistry.facts;

/**
 * A contract that a service relies on.
 *
 * @param service the service
 * @param name the contract's name
 * @param version the version it relies on, or empty for any
 * @param source where it is written
 */
public record ConsumedContract(String service, String name, String version, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "dependencies.consumes:" + name;
    }

    /** The contract as written: {@code name@version}. */
    public String contract() {
        return version.isEmpty() ? name : name + "@" + version;
    }

    @Override
    public String description() {
        return service + " consumes " + contract();
    }
}
