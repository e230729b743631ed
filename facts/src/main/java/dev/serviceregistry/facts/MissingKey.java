package dev.serviceregistry.facts;

/**
 * A key of a service that some policy looks for and that is not written.
 *
 * @param service the service
 * @param key the dotted path of the key
 * @param source where the service is defined, or the nearest table of it that is written
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
