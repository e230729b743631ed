package dev.serviceregistry.facts;

/**
 * One constraint on the default of a property.
 *
 * @param service the service
 * @param property the property's name
 * @param shown the default as it may be shown; masked when the property is a secret
 * @param constraint the constraint in words, such as {@code at most 10}
 * @param satisfied whether the default satisfies it
 * @param source where the default is written
 */
public record PropertyDefault(
        String service, String property, String shown, String constraint, boolean satisfied, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "properties." + property + ".default";
    }

    @Override
    public String description() {
        return property + " of " + service + " is " + constraint;
    }
}
