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

    /** The day that another option names. */
    static LocalDate day(String setting, String option, Call call) {
        try {
            return LocalDate.parse(option);
        } catch (DateTimeParseException e) {
            throw call.settings().problem(setting, "'" + option + "' is not a date such as 2026-12-31");
        }
    }
}
