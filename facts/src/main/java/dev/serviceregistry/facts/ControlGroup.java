package dev.serviceregistry.facts;

/**
 * The control group that a container asks for.
 *
 * @param service the service
 * @param key the key that asks: {@code container.cgroup_parent} or {@code container.cgroup}
 * @param group what it asks for
 * @param source where it is written
 */
public record ControlGroup(String service, String key, String group, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return service + " sets " + key + " = " + group;
    }
}
