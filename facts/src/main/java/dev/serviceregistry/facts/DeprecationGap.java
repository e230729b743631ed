package dev.serviceregistry.facts;

/**
 * What the deprecation of a service leaves open.
 *
 * @param service the service
 * @param key the dotted path of the key that should tell
 * @param lack what is missing, in words that follow the service
 * @param source where it should be written
 */
public record DeprecationGap(String service, String key, String lack, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return service + " " + lack;
    }
}
