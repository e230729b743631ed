package dev.serviceregistry.generators.docker;

/** Durations in Compose, whose longest unit is the hour. */
public final class ComposeDuration {

    private ComposeDuration() {}

    /** A declared duration as Compose and the engine below it take it. */
    public static String of(String duration) {
        String number = duration.substring(0, Math.max(0, duration.length() - 1));
        return duration.endsWith("d") && number.matches("\\d{1,9}") ? Long.parseLong(number) * 24 + "h" : duration;
    }
}
