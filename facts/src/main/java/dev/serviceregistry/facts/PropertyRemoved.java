package dev.serviceregistry.facts;

/**
 * A property that is gone.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertyRemoved(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property;
    }

    @Override
    public String kind() {
        return "property-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " is gone";
    }
}
