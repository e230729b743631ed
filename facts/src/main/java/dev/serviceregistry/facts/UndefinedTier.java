package dev.serviceregistry.facts;

/**
 * A criticality that is none of the tiers.
 *
 * @param service the service
 * @param tier the name as written
 * @param hint how to mend it
 * @param source where it is written
 */
public record UndefinedTier(String service, String tier, String hint, SourceLocation source) implements TierClaim {

    @Override
    public String element() {
        return "criticality";
    }

    @Override
    public String description() {
        return service + " writes the criticality " + tier;
    }
}
