package dev.serviceregistry.generators.monitoring;

import dev.serviceregistry.registry.values.Durations;

/** Spans of time as Prometheus, Alertmanager and OpenSLO write them. */
public final class Spans {

    private static final long DAY = 86_400_000;
    private static final long LONGEST = 3_650 * DAY;
    private static final String[] UNITS = {"d", "h", "m", "s", "ms"};
    private static final long[] MILLISECONDS = {DAY, 3_600_000, 60_000, 1_000, 1};

    private Spans() {}

    /** The milliseconds of a duration that the schema accepts; ten years for what is longer. */
    public static long milliseconds(String duration) {
        return Math.min(LONGEST, Durations.milliseconds(duration));
    }

    /** A span in milliseconds, in whole numbers of days down to milliseconds. */
    public static String of(long milliseconds) {
        StringBuilder text = new StringBuilder();
        long rest = milliseconds;
        for (int i = 0; i < UNITS.length; i++) {
            if (rest >= MILLISECONDS[i]) {
                text.append(rest / MILLISECONDS[i]).append(UNITS[i]);
                rest %= MILLISECONDS[i];
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** A span in the largest unit that holds it in a whole number: OpenSLO has none that is smaller than a minute. */
    public static String inOneUnit(long milliseconds) {
        for (int i = 0; i < 2; i++) {
            if (milliseconds % MILLISECONDS[i] == 0) {
                return milliseconds / MILLISECONDS[i] + UNITS[i];
            }
        }
        return Math.max(1, (milliseconds + 59_999) / 60_000) + "m";
    }
}
