package dev.serviceregistry.facts;

/**
 * A named group of services that a service belongs to no more.
 *
 * @param service the service
 * @param pattern the group's name
 * @param transition what was and what is
 */
public record PatternRemoved(String service, String pattern, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "patterns:" + pattern;
    }

    @Override
    public String kind() {
        return "pattern-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " belonged to " + pattern;
    }
}
