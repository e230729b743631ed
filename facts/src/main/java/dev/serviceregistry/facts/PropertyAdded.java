package dev.serviceregistry.facts;

/**
 * A property that was not there and that nobody has to set.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertyAdded(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property;
    }

    @Override
    public String kind() {
        return "property-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " is new";
    }
}
