package dev.serviceregistry.generators.docker;

/** Durations in Compose, whose longest unit is the hour. */
final class ComposeDuration {

    private ComposeDuration() {}

    static String of(String duration) {
        String number = duration.substring(0, Math.max(0, duration.length() - 1));
        return duration.endsWith("d") && number.matches("\\d{1,9}") ? Long.parseLong(number) * 24 + "h" : duration;
    }
}
