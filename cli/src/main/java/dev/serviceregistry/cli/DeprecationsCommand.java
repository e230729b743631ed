package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.impact.DeprecatedService;
import dev.serviceregistry.registry.impact.DeprecationCalendar;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the services that come to their end. */
final class DeprecationsCommand implements Action {

    private final List<String> projects = new ArrayList<>();

    private String asOf = "";

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Lists the services that are deprecated or say when they will go, the next to go first: by when,"
                                + " for what, and who still uses them.",
                        "deprecations",
                        "deprecations --project shop",
                        "deprecations --as-of 2027-01-01 -f json")
                .note("Retired services have gone and are not listed. Exits with 0, whatever is listed.")
                .texts("--project", "NAME", "List what this project runs or needs.", projects)
                .text(
                        "--as-of",
                        "DATE",
                        "Count the days from this one on, such as 2026-12-31. Default: today, in UTC.",
                        value -> asOf = value);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        LocalDate day = AsOf.day(asOf, call);
        Reading reading = Readings.shown(call);
        Set<String> concerned = Readings.projects(projects, reading, call);
        List<DeprecatedService> calendar = new ArrayList<>();
        for (DeprecatedService service : DeprecationCalendar.of(reading.registry())) {
            if (concerned.isEmpty() || concerned.stream().anyMatch(service::concerns)) {
                calendar.add(service);
            }
        }
        if (json) {
            DeprecationJson.write(calendar, day, call.out());
        } else {
            DeprecationText.write(calendar, day, call);
        }
        return Program.OK;
    }
}
