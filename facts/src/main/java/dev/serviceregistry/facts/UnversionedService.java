package dev.serviceregistry.facts;

/**
 * A service whose definition has the version 0.0.0, as imports write it: it promises nothing by its version and its type.
 *
 * @param service the service
 * @param source where its version is written
 */
public record UnversionedService(String service, SourceLocation source) implements ServiceFact {
    @Override
    public String element() {
        return "version";
    }

    @Override
    public String description() {
        return service + " has no version of its own";
    }
}
