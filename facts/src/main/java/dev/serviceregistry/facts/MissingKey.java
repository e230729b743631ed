package dev.serviceregistry.facts;

/**
 * A key that the schema demands of every service and that is not written: {@code type} or {@code version}.
 *
 * @param service the service
 * @param key the key: {@code type} or {@code version}
 * @param source where the service is defined
 */
public record MissingKey(String service, String key, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return service + " does not state " + key;
    }
}
