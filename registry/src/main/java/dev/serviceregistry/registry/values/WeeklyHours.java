package dev.serviceregistry.registry.values;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hours of the week in which somebody is there, on the same days at the same time.
 *
 * @param firstDay the first day, 0 for Monday
 * @param days how many days in a row, at most 7
 * @param opens the minute of the day from which on
 * @param closes the minute until which; beyond 1440 it lies on the next day
 */
public record WeeklyHours(int firstDay, int days, int opens, int closes) {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int DAY = 1440;
    private static final WeeklyHours ALWAYS = new WeeklyHours(0, 7, 0, DAY);
    private static final WeeklyHours BUSINESS = new WeeklyHours(0, 5, 9 * 60, 17 * 60);

    /**
     * The hours that a text stands for: {@code 24/7}, {@code business}, {@code 08:00-20:00}, {@code Mon-Fri 08:00-18:00};
     * nothing for a text that stands for none of these.
     */
    public static Optional<WeeklyHours> parse(String text) {
        String words = text.strip().toLowerCase(Locale.ROOT);
        switch (words) {
            case "24/7", "24x7":
                return Optional.of(ALWAYS);
            case "business", "8/5", "8x5":
                return Optional.of(BUSINESS);
            default:
        }
        int space = words.lastIndexOf(' ');
        String days = space < 0 ? "mon-sun" : words.substring(0, space).strip();
        int dash = days.indexOf('-');
        int first = DAYS.indexOf(dash < 0 ? days : days.substring(0, dash));
        int last = DAYS.indexOf(days.substring(dash + 1));
        String times = words.substring(space + 1);
        int to = times.indexOf('-');
        int opens = to < 0 ? -1 : minute(times.substring(0, to));
        int closes = to < 0 ? -1 : minute(times.substring(to + 1));
        if (first < 0 || last < 0 || opens < 0 || opens == DAY || closes < 0) {
            return Optional.empty();
        }
        return Optional.of(new WeeklyHours(
                first, Math.floorMod(last - first, 7) + 1, opens, closes > opens ? closes : closes + DAY));
    }

    /** The minute of the day that a text such as {@code 08:30} stands for; -1 for one that stands for none. */
    private static int minute(String text) {
        if (text.length() != 5 || text.charAt(2) != ':') {
            return -1;
        }
        for (int i : new int[] {0, 1, 3, 4}) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        int hour = Integer.parseInt(text.substring(0, 2));
        int minute = Integer.parseInt(text.substring(3));
        return minute > 59 || hour > 24 || hour == 24 && minute > 0 ? -1 : hour * 60 + minute;
    }

    /** Whether somebody is there whenever somebody is in the other hours. */
    public boolean contain(WeeklyHours other) {
        // Between these minutes neither begins nor ends.
        int[] turns = {0, opens, closes % DAY, other.opens, other.closes % DAY};
        for (int day = 0; day < 7; day++) {
            for (int turn : turns) {
                int minute = day * DAY + turn;
                if (other.hold(minute) && !hold(minute)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether somebody is there in a minute of the week. */
    private boolean hold(int minute) {
        int day = minute / DAY;
        int time = minute % DAY;
        return isDay(day) && time >= opens && time < closes || isDay(day + 6) && time + DAY < closes;
    }

    private boolean isDay(int day) {
        return Math.floorMod(day - firstDay, 7) < days;
    }
}
