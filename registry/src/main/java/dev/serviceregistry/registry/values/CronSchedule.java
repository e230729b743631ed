package dev.serviceregistry.registry.values;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something runs, as cron and the clusters of Kubernetes read it.
 *
 * @param times the five fields, or a word such as {@code @daily}
 * @param zone the time zone that they are in; empty where whoever runs it decides
 */
public record CronSchedule(String times, String zone) {

    private static final String MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC";
    private static final String DAYS = "SUN MON TUE WED THU FRI SAT";

    private static final String ZONE_NAME = "[A-Za-z0-9_+/-]+";
    private static final String ZONE = "((?:CRON_)?TZ=(" + ZONE_NAME + ")\\s+)?";

    /** Schedules, and a few besides in which a range ends before it begins; every reader of patterns understands it. */
    public static final String PATTERN = ZONE + "(@(?:yearly|annually|monthly|weekly|daily|midnight|hourly)|"
            + String.join(
                    "\\s+",
                    field("0*[0-5]?[0-9]"),
                    field("0*(?:1?[0-9]|2[0-3])"),
                    field("0*(?:[1-9]|[12][0-9]|3[01])"),
                    field("0*(?:[1-9]|1[0-2])|" + names(MONTHS)),
                    field("0*[0-6]|" + names(DAYS)))
            + ")";

    private static final Pattern SCHEDULE = Pattern.compile(PATTERN);
    private static final Pattern SPAN = Pattern.compile("([0-9A-Za-z]+)-([0-9A-Za-z]+)");

    /** A list of values, spans and steps. */
    private static String field(String value) {
        String item = "(?:[*?]|(?:" + value + ")(?:-(?:" + value + "))?)(?:/0*[1-9][0-9]*)?";
        return item + "(?:," + item + ")*";
    }

    /** Each name in any case. */
    private static String names(String names) {
        StringBuilder pattern = new StringBuilder();
        for (String name : names.split(" ")) {
            pattern.append(pattern.isEmpty() ? "" : "|");
            for (char c : name.toCharArray()) {
                pattern.append('[').append(c).append(Character.toLowerCase(c)).append(']');
            }
        }
        return pattern.toString();
    }

    /** Whether a text is a schedule. */
    public static boolean isOne(String text) {
        Matcher schedule = SCHEDULE.matcher(text);
        return schedule.matches()
                && SPAN.matcher(schedule.group(3)).results().allMatch(span -> {
                    return number(span.group(1)) <= number(span.group(2));
                });
    }

    private static int number(String value) {
        if (Character.isDigit(value.charAt(0))) {
            return Integer.parseInt(value);
        }
        String name = value.toUpperCase(Locale.ROOT);
        return Math.max(
                List.of(MONTHS.split(" ")).indexOf(name) + 1,
                List.of(DAYS.split(" ")).indexOf(name));
    }

    /** Whether a schedule can say that it is in a time zone of this name. */
    public static boolean isZone(String name) {
        return name.matches(ZONE_NAME);
    }

    /** A schedule; a text that is none has no zone. */
    public static CronSchedule of(String text) {
        Matcher schedule = SCHEDULE.matcher(text);
        return schedule.matches() && schedule.group(2) != null
                ? new CronSchedule(schedule.group(3), schedule.group(2))
                : new CronSchedule(text, "");
    }
}
