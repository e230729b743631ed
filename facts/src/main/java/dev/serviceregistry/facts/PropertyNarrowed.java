package dev.serviceregistry.facts;

/**
 * Values that a property took and takes no more.
 *
 * @param service the service
 * @param property the property's name
 * @param constraint what narrows it: {@code enum}, {@code min} or {@code max}
 * @param transition what was and what is
 */
public record PropertyNarrowed(String service, String property, String constraint, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "properties." + property + "." + constraint;
    }

    @Override
    public String kind() {
        return "property-narrowed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "property " + property + " of " + service + " took more";
    }
}
