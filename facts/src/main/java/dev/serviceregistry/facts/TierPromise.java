package dev.serviceregistry.facts;

/**
 * What one tier promises, by setting or by default.
 *
 * @param tier the tier's name
 * @param promise what it promises
 * @param amount how much, in the measure of the promise; 0 where a number says nothing
 * @param stated the same as it is written
 * @param source where it is set
 */
public record TierPromise(String tier, Promise promise, double amount, String stated, SourceLocation source)
        implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("sla." + tier + "." + promise);
    }

    @Override
    public String description() {
        return "tier " + tier + " promises " + promise + " " + stated;
    }
}
