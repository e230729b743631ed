package dev.serviceregistry.facts;

/**
 * A service that was on trial before the change, so that nobody may rely on it, where
 * {@code [breaking] exempt_experimental} is not switched off.
 *
 * @param service the service
 * @param source where it is defined; where it was when it is gone
 */
public record ExperimentalService(String service, SourceLocation source) implements ServiceFact {
    @Override
    public String element() {
        return "lifecycle";
    }

    @Override
    public String description() {
        return service + " was on trial";
    }
}
