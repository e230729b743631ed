package dev.serviceregistry.facts;

/**
 * Classified data of which a service says that it does not encrypt them, or does not say that it does; stated only of
 * services with a data classification, whichever it is.
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
