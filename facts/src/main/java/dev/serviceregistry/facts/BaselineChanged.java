package dev.serviceregistry.facts;

/**
 * Another baseline, none before or none any more; its values are how many findings it lets off, with a digest of them.
 *
 * @param added how many findings it lets off that it did not before
 * @param removed how many it does not let off any more
 * @param transition what was and what is
 */
public record BaselineChanged(int added, int removed, Transition transition) implements ProcedureChange {
    @Override
    public Subject subject() {
        return Subject.ofRepository("policies/baseline.json");
    }

    @Override
    public String kind() {
        return "baseline-changed";
    }

    @Override
    public String description() {
        return "findings added to the baseline: " + added + ", taken out: " + removed;
    }
}
