package dev.serviceregistry.facts;

/**
 * A property that became a secret, or stopped being one.
 *
 * @param service the service
 * @param property the property's name
 * @param transition what was and what is
 */
public record PropertySecretChanged(String service, String property, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property + ".secret";
    }

    @Override
    public String kind() {
        return "property-secret-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " changed its secrecy";
    }
}
