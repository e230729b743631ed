package dev.serviceregistry.facts;

/**
 * How critical a service says it is; there is none for a tier that is not defined.
 *
 * @param service the service
 * @param tier the tier's name
 * @param rank the tier's place in the order of tiers, 0 for the most critical
 * @param source where it is written
 */
public record Criticality(String service, String tier, int rank, SourceLocation source) implements TierClaim {

    @Override
    public String element() {
        return "criticality";
    }

    @Override
    public String description() {
        return service + " is of criticality " + tier;
    }
}
