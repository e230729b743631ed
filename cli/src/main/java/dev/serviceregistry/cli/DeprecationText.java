package dev.serviceregistry.cli;

import dev.serviceregistry.registry.impact.DeprecatedService;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The calendar of deprecations as a person reads it. */
final class DeprecationText {

    private DeprecationText() {}

    static void write(List<DeprecatedService> calendar, LocalDate today, Call call) {
        if (calendar.isEmpty()) {
            call.out().line("No service is deprecated or says when it will go.");
            return;
        }
        Columns columns = new Columns(
                "SUNSET", "LEFT", "SERVICE", "LIFECYCLE", "SINCE", "REPLACED BY", "NOTICE", "USERS", "USED BY");
        for (DeprecatedService service : calendar) {
            List<String> users = users(service);
            columns.add(
                    known(service.sunset()),
                    left(service.sunset(), today),
                    service.service(),
                    service.lifecycle(),
                    known(service.since()),
                    or(service.replacedBy()),
                    notice(service),
                    Integer.toString(users.size()),
                    or(String.join(", ", users)));
        }
        columns.writeTo(call.out(), call.tableWidth());
    }

    /** The projects that run it and the services that depend on it. */
    private static List<String> users(DeprecatedService service) {
        List<String> users = new ArrayList<>(service.projects());
        users.addAll(service.dependants());
        return users;
    }

    /** The notice that is given, and the one that is demanded. */
    private static String notice(DeprecatedService service) {
        String demanded = service.notice().isEmpty() ? "" : " of " + service.notice();
        boolean isGiven =
                !service.since().equals(LocalDate.MIN) && !service.sunset().equals(LocalDate.MAX);
        return isGiven
                ? ChronoUnit.DAYS.between(service.since(), service.sunset()) + "d" + demanded
                : demanded.isEmpty() ? "-" : "?" + demanded;
    }

    private static String left(LocalDate sunset, LocalDate today) {
        if (sunset.equals(LocalDate.MAX)) {
            return "-";
        }
        long days = ChronoUnit.DAYS.between(today, sunset);
        return days < 0 ? "over" : days + "d";
    }

    private static String known(LocalDate day) {
        return day.equals(LocalDate.MAX) || day.equals(LocalDate.MIN) ? "-" : day.toString();
    }

    private static String or(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
