package dev.serviceregistry.facts;

/**
 * Another state of a service between its trial and its end.
 *
 * @param service the service
 * @param skipping whether a state was left out, or the service went back to its trial
 * @param transition what was and what is
 */
public record LifecycleChanged(String service, boolean skipping, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "lifecycle";
    }

    @Override
    public String kind() {
        return "lifecycle-changed";
    }

    @Override
    public ChangeLevel level() {
        return skipping ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " was " + old();
    }
}
