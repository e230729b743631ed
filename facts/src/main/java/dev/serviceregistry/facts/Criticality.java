package dev.serviceregistry.facts;

/**
 * How critical a service says it is.
 *
 * @param service the service
 * @param tier the tier's name
 * @param rank the tier's place in the order of tiers, 0 for the most critical; the number of tiers for an unknown one
 * @param source where it is written
 */
public record Criticality(String service, String tier, int rank, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "criticality";
    }

    @Override
    public String description() {
        return service + " is of criticality " + tier;
    }
}
