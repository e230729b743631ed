package dev.serviceregistry.facts;

/**
 * How many replicas of a service may be taken away at once, or that nothing is said of it. Stated of every service
 * that has a tier, runs until it is stopped, and is no part of another one and not on every node; of no other.
 *
 * @param service the service
 * @param written whether anything is said of it
 * @param protective whether it keeps any of them
 * @param stated what is said of it, in words that follow "has"
 * @param source where it is written, or where it should be
 */
public record DisruptionBudget(
        String service, boolean written, boolean protective, String stated, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "deploy.disruption_budget";
    }

    @Override
    public String description() {
        return service + " has " + (protective ? "a disruption budget" : stated);
    }
}
