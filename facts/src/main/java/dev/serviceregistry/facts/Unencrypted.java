package dev.serviceregistry.facts;

/**
 * Data that a service does not say it encrypts.
 *
 * @param service the service
 * @param safeguard where it is not encrypted: {@code in_transit} or {@code at_rest}
 * @param source where it should be written
 */
public record Unencrypted(String service, String safeguard, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "metadata.encryption." + safeguard;
    }

    @Override
    public String description() {
        return service + " does not encrypt " + safeguard;
    }
}
