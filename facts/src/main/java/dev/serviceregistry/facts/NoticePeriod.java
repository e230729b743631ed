package dev.serviceregistry.facts;

/**
 * The days between the deprecation of a service and its sunset.
 *
 * @param service the service
 * @param days how many; negative when the sunset comes first
 * @param source where the sunset is written
 */
public record NoticePeriod(String service, long days, SourceLocation source) implements ServiceFact {

    /** The same in milliseconds, as a tier promises its notice. */
    public double milliseconds() {
        return days * 86_400_000.0;
    }

    @Override
    public String element() {
        return "deprecation.sunset";
    }

    @Override
    public String description() {
        return service + " is deprecated " + days + " days before its sunset";
    }
}
