package dev.serviceregistry.facts;

/**
 * Whether the settings demand a measure of the containers of one tier; there is one for each measure and tier, and for
 * services without a tier.
 *
 * @param measure the measure
 * @param tier the tier; empty for services that state none that is defined
 * @param demanded whether it is demanded of them
 * @param setting the setting in words, such as {@code require_non_root = critical}
 * @param source where it is set
 */
public record SecurityDemand(
        SecurityMeasure measure, String tier, boolean demanded, String setting, SourceLocation source)
        implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("security." + measure);
    }

    @Override
    public String description() {
        return setting;
    }
}
