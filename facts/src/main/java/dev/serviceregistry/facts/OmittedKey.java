package dev.serviceregistry.facts;

/**
 * A key that a service may leave out, and does, although some policy looks for it.
 *
 * @param service the service
 * @param key the dotted path of the key: {@code container.restart}, {@code description},
 *     {@code metadata.data_classification}, {@code metadata.repository} or {@code metadata.runbook}; of other keys that are
 *     left out nothing is stated
 * @param source where the service is defined, or the nearest table of it that is written
 */
public record OmittedKey(String service, String key, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return service + " leaves out " + key;
    }
}
