package dev.serviceregistry.facts;

/**
 * Another default of a property, none before or none any more.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertyDefaultChanged(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property + ".default";
    }

    @Override
    public String kind() {
        return "property-default-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " had another default";
    }
}
