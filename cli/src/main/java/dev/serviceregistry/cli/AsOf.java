package dev.serviceregistry.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The day that an option names. */
final class AsOf {

    private AsOf() {}

    /** The day that {@code --as-of} names; today, in UTC, when it names none. */
    static LocalDate day(String option, Call call) {
        return option.isEmpty() ? LocalDate.now(call.surroundings().clock()) : day("as_of", option, call);
    }

    /** Whether this is the name of a day. */
    static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** The day that another option names. */
    static LocalDate day(String setting, String option, Call call) {
        if (!isDay(option)) {
            throw call.settings().problem(setting, "'" + option + "' is not a date such as 2026-12-31");
        }
        return LocalDate.parse(option);
    }
}
