package dev.serviceregistry.facts;

/**
 * A dependency that was not there.
 *
 * @param service the service
 * @param dependency how the service depends
 * @param name the other service as written
 * @param transition what was and what is
 */
public record DependencyAdded(String service, DependencyKind dependency, String name, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "dependencies." + dependency + ":" + name;
    }

    @Override
    public String kind() {
        return "dependency-added";
    }

    @Override
    public ChangeLevel level() {
        return dependency == DependencyKind.REQUIRES ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " " + dependency + " " + name;
    }
}
