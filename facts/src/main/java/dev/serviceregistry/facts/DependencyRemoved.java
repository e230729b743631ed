package dev.serviceregistry.facts;

/**
 * A dependency that is gone.
 *
 * @param service the service
 * @param dependency how the service depended
 * @param name the other service as written
 * @param transition what was and what is
 */
public record DependencyRemoved(String service, DependencyKind dependency, String name, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "dependencies." + dependency + ":" + name;
    }

    @Override
    public String kind() {
        return "dependency-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " " + dependency + " " + name + " no more";
    }
}
