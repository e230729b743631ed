package dev.serviceregistry.facts;

/**
 * A named group of services that a service did not belong to.
 *
 * @param service the service
 * @param pattern the group's name
 * @param transition what was and what is
 */
public record PatternAdded(String service, String pattern, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "patterns:" + pattern;
    }

    @Override
    public String kind() {
        return "pattern-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " belongs to " + pattern;
    }
}
