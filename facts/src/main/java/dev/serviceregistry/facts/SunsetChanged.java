package dev.serviceregistry.facts;

/**
 * Another last day of a service, none before or none any more.
 *
 * @param service the service
 * @param earlier whether it goes earlier than was announced
 * @param transition what was and what is
 */
public record SunsetChanged(String service, boolean earlier, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "deprecation.sunset";
    }

    @Override
    public String kind() {
        return "sunset-changed";
    }

    @Override
    public ChangeLevel level() {
        return earlier ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " had another sunset";
    }
}
