package dev.serviceregistry.facts;

/**
 * Whether a service says how it is checked that it is ready. Stated of every service that has a tier, runs until it is
 * stopped, and is no part of another one; of no other, nor where nobody knows.
 *
 * @param service the service
 * @param checked whether it says so
 * @param source where its checks are written, or should be
 */
public record Readiness(String service, boolean checked, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "health.readiness";
    }

    @Override
    public String description() {
        return service + " has " + (checked ? "a" : "no") + " readiness check";
    }
}
