package dev.serviceregistry.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The day that an option names. */
final class AsOf {

    private AsOf() {}

    /** The day that {@code --as-of} names; today, in UTC, when it names none. */
    static LocalDate day(String option, Call call) {
        if (option.isEmpty()) {
            return LocalDate.now(call.surroundings().clock());
        }
        try {
            return LocalDate.parse(option);
        } catch (DateTimeParseException e) {
            throw call.settings().problem("as_of", "'" + option + "' is not a date such as 2026-12-31");
        }
    }
}
