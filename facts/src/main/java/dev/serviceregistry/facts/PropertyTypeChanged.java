package dev.serviceregistry.facts;

/**
 * Another type of a property.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertyTypeChanged(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property + ".type";
    }

    @Override
    public String kind() {
        return "property-type-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " was of type " + old();
    }
}
