package dev.serviceregistry.facts;

/**
 * That containers of a tier must run as a user other than root: those that say themselves that they run as root, whatever
 * is set, and all others where the setting {@code require_non_root} demands it of the tier.
 *
 * @param tier the tier; empty for services that state none that is defined
 * @param user whom it is demanded of, as {@link RunAs#stated} says it: {@code root} or {@code other}
 * @param wanted who asks for it, in words that end with the verb: the setting; or every container, whatever is set
 * @param source where it is set
 */
public record NonRootDemand(String tier, String user, String wanted, SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("security." + SecurityMeasure.NON_ROOT);
    }

    @Override
    public String description() {
        return wanted + " a user other than root";
    }
}
