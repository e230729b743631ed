package dev.serviceregistry.facts;

/**
 * Another promise that a tier makes for all its services, none before or none any more.
 *
 * @param tier the tier
 * @param promise the setting, such as {@code availability}
 * @param lowered whether it promises less
 * @param transition what was and what is
 */
public record TierPromiseChanged(String tier, String promise, boolean lowered, Transition transition)
        implements PromiseChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository("sla." + tier + "." + promise);
    }

    @Override
    public String kind() {
        return "tier-promise-changed";
    }

    @Override
    public ChangeLevel level() {
        return lowered ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return promise + " of tier " + tier + " was another";
    }
}
