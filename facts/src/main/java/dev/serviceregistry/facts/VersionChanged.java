package dev.serviceregistry.facts;

/**
 * Another version of a service.
 *
 * @param service the service
 * @param step how far apart the two versions are
 * @param transition what was and what is
 */
public record VersionChanged(String service, VersionStep step, Transition transition) implements ServiceChange {

    /** Whether somebody demands a range in which the version was, and is not any more. */
    public boolean leavesRange() {
        return !transition.impact().evidence().isEmpty();
    }

    @Override
    public String element() {
        return "version";
    }

    @Override
    public String kind() {
        return "version-changed";
    }

    @Override
    public ChangeLevel level() {
        return step == VersionStep.DOWN || leavesRange() ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " had version " + old();
    }
}
