package dev.serviceregistry.facts;

/**
 * A changed service that had the version 0.0.0 before the change, or has it now: its version and its type promised nothing.
 *
 * @param service the service
 * @param source where it is defined; where it was when it is gone
 */
public record UnversionedChange(String service, SourceLocation source) implements ServiceFact {
    @Override
    public String element() {
        return "version";
    }

    @Override
    public String description() {
        return service + " has or had no version of its own";
    }
}
