package dev.serviceregistry.cli;

import dev.serviceregistry.engine.control.ScenarioReport;
import dev.serviceregistry.engine.control.ScenarioResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a report that was handed in tells of scenarios. */
final class ScenarioResults {

    private ScenarioResults() {}

    /** The scenarios in the file that the option names; none when it names none. */
    static List<ScenarioResult> of(String option, Call call) throws IOException {
        if (option.isEmpty()) {
            return List.of();
        }
        Path file = call.settings().path("scenarios", option);
        if (!Files.isRegularFile(file)) {
            throw call.settings()
                    .problem(
                            "scenarios",
                            "there is no file " + option + "\n'service-registry rules test -f json' tells"
                                    + " what it holds.");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        return ScenarioReport.read(text, call.engine().rules())
                .orElseThrow(
                        () -> call.settings()
                                .problem(
                                        "scenarios",
                                        option
                                                + " is no report of scenarios: JSON or JUnit's XML, of rules test or of Cucumber"));
    }
}
