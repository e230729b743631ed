package dev.serviceregistry.facts;

/**
 * A property that must be set now, since it is required and has no default.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertyRequired(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property + ".required";
    }

    @Override
    public String kind() {
        return "property-required";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " must be set";
    }
}
