package dev.serviceregistry.facts;

/**
 * A key that a service may leave out, and does as far as anybody can read, although some policy looks for it; that nobody
 * knows what it says is an {@link UnknownValue} besides.
 *
 * @param service the service
 * @param key the dotted path of the key
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
