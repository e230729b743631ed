package dev.serviceregistry.facts;

/**
 * Another range of versions that a dependency demands.
 *
 * @param service the service
 * @param dependency how the service depends
 * @param name the other service as written
 * @param narrowed whether some version that was welcome is so no more
 * @param transition what was and what is
 */
public record DependencyRangeChanged(
        String service, DependencyKind dependency, String name, boolean narrowed, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "dependencies." + dependency + ":" + name;
    }

    @Override
    public String kind() {
        return "dependency-range-changed";
    }

    @Override
    public ChangeLevel level() {
        return narrowed && dependency == DependencyKind.REQUIRES ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " demanded " + name + " " + old();
    }
}
