package dev.serviceregistry.facts;

/**
 * Restricted data of a service on one of the ways on which they have to be encrypted; where nobody knows whether they are,
 * nothing is stated.
 *
 * @param service the service
 * @param safeguard the way: {@code in_transit} or {@code at_rest}
 * @param encrypted whether the service says that they are encrypted there
 * @param source where it is written, or should be
 */
public record RestrictedData(String service, String safeguard, boolean encrypted, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "metadata.encryption." + safeguard;
    }

    @Override
    public String description() {
        return service + (encrypted ? " encrypts " : " does not encrypt ") + safeguard;
    }
}
