package dev.serviceregistry.facts;

/**
 * A service beside which another can run now.
 *
 * @param service the service
 * @param name the other service as written
 * @param transition what was and what is
 */
public record ConflictRemoved(String service, String name, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "dependencies.conflicts:" + name;
    }

    @Override
    public String kind() {
        return "conflict-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " conflicts with " + name + " no more";
    }
}
