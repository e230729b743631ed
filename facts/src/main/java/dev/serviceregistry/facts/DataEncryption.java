package dev.serviceregistry.facts;

/**
 * Whether a service encrypts its data on one of the ways on which they can be read; stated only of services with a data
 * classification, and not where nobody knows whether they are encrypted.
 *
 * @param service the service
 * @param classification how the data are classified
 * @param safeguard the way: {@code in_transit} or {@code at_rest}
 * @param encrypted whether the service says that they are encrypted there
 * @param source where it is written, or should be
 */
public record DataEncryption(
        String service, DataClassification classification, String safeguard, boolean encrypted, SourceLocation source)
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
