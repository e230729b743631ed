package dev.serviceregistry.facts;

/**
 * The first of the tiers.
 *
 * @param tier the tier's name
 * @param source where the order of tiers is set
 */
public record MostCriticalTier(String tier, SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("tiers.order");
    }

    @Override
    public String description() {
        return tier + " is the most critical tier";
    }
}
