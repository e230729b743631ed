package dev.serviceregistry.oracle;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The minutes of a week in which somebody helps. */
final class SupportHours {

    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<from>[a-z]{3})(?:-(?<to>[a-z]{3}))? )?(?<h1>\\d\\d):(?<m1>\\d\\d)-(?<h2>\\d\\d):(?<m2>\\d\\d)");

    private SupportHours() {}

    /** Whether hours contain others; nothing when one of them cannot be compared. */
    static Optional<Boolean> contain(String hours, String others) {
        Optional<BitSet> wide = minutes(hours);
        Optional<BitSet> narrow = minutes(others);
        if (wide.isEmpty() || narrow.isEmpty()) {
            return Optional.empty();
        }
        BitSet outside = narrow.get();
        outside.andNot(wide.get());
        return Optional.of(outside.isEmpty());
    }

    private static Optional<BitSet> minutes(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        return switch (text) {
            case "24/7", "24x7" -> Optional.of(on(0, 6, 0, DAY));
            case "business", "8x5", "8/5" -> Optional.of(on(0, 4, 9 * 60, 17 * 60));
            default -> minutes(FORM.matcher(text));
        };
    }

    private static Optional<BitSet> minutes(Matcher form) {
        if (!form.matches()) {
            return Optional.empty();
        }
        int first = form.group("from") == null ? 0 : DAYS.indexOf(form.group("from"));
        int last = form.group("from") == null ? 6 : form.group("to") == null ? first : DAYS.indexOf(form.group("to"));
        int start = Integer.parseInt(form.group("h1")) * 60 + Integer.parseInt(form.group("m1"));
        int end = Integer.parseInt(form.group("h2")) * 60 + Integer.parseInt(form.group("m2"));
        boolean wrong = first < 0
                || last < 0
                || start >= DAY
                || end > DAY
                || Integer.parseInt(form.group("m1")) > 59
                || Integer.parseInt(form.group("m2")) > 59;
        return wrong ? Optional.empty() : Optional.of(on(first, last, start, end));
    }

    /** From a day to a day, from a minute to a minute that may lie on the next day. */
    private static BitSet on(int first, int last, int start, int end) {
        BitSet minutes = new BitSet(WEEK);
        int length = end > start ? end - start : end + DAY - start;
        for (int day = first; ; day = (day + 1) % 7) {
            for (int minute = 0; minute < length; minute++) {
                minutes.set((day * DAY + start + minute) % WEEK);
            }
            if (day == last) {
                return minutes;
            }
        }
    }
}
