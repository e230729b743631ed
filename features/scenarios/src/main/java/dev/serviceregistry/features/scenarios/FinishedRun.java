package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.engine.source.RuleProblem;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A run of scenarios that came to its end.
 *
 * @param problems what is wrong with their files
 * @param performances what came of each of them, in the order of the files
 * @param exercises what they expect of each rule
 * @param warnings what makes them prove less than they could
 * @param coverage what they show of each rule, when that was asked
 * @param mutants what came of rules that were changed a little, when that was asked
 */
record FinishedRun(
        List<RuleProblem> problems,
        List<Performance> performances,
        List<Exercise> exercises,
        List<Warning> warnings,
        List<Coverage> coverage,
        List<Mutant> mutants)
        implements ScenarioRun {

    /** A run that never began, for there is something wrong with the files. */
    static FinishedRun refused(List<RuleProblem> problems) {
        return new FinishedRun(problems, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Override
    public boolean passed() {
        return problems.isEmpty() && failures() == 0;
    }

    /** How many scenarios failed. */
    int failures() {
        int failures = 0;
        for (Performance performance : performances) {
            failures += performance.passed() ? 0 : 1;
        }
        return failures;
    }

    @Override
    public void write(ScenarioFormat format, Writer out) throws IOException {
        switch (format) {
            case TEXT -> ScenarioText.write(this, out);
            case JSON -> ScenarioJson.write(this, out);
            case JUNIT -> ScenarioJunit.write(this, out);
        }
    }
}
