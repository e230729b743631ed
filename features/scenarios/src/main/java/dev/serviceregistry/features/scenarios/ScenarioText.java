package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.report.ShownText;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What came of scenarios, as a person reads it. */
final class ScenarioText {

    private ScenarioText() {}

    static void write(FinishedRun run, Writer out) throws IOException {
        for (Performance performance : run.performances()) {
            Failure failure = performance.failure();
            if (failure != null) {
                failure(performance.scenario(), failure, out);
            }
        }
        for (Warning warning : run.warnings()) {
            line(warning.place() + ": warning: " + warning.message(), out);
        }
        if (!run.coverage().isEmpty()) {
            CoverageText.write(run.coverage(), out);
        }
        if (!run.mutants().isEmpty()) {
            mutants(run.mutants(), out);
        }
        if (run.failures() + run.coverage().size() + run.mutants().size() > 0
                || !run.warnings().isEmpty()) {
            out.append('\n');
        }
        out.append(summary(run)).append('\n');
    }

    private static void failure(Scenario scenario, Failure failure, Writer out) throws IOException {
        line(failure.step().place() + ": failed: " + failure.step().text(), out);
        line("  scenario: " + scenario.name() + " (" + scenario.place() + ")", out);
        line("  " + failure.reason(), out);
        if (failure.judged()) {
            reported(failure.reported(), out);
        }
        out.append('\n');
    }

    private static void reported(List<String> reported, Writer out) throws IOException {
        line(reported.isEmpty() ? "  nothing is reported" : "  reported is", out);
        for (String finding : reported) {
            line("    " + finding, out);
        }
    }

    private static void mutants(List<Mutant> mutants, Writer out) throws IOException {
        int[] fates = new int[Mutant.Fate.values().length];
        for (Mutant mutant : mutants) {
            fates[mutant.fate().ordinal()]++;
            if (mutant.fate() == Mutant.Fate.SURVIVED) {
                String change = mutant.after().isEmpty()
                        ? "'" + mutant.before() + "' left out"
                        : "'" + mutant.before() + "' changed to '" + mutant.after() + "'";
                line(mutant.place() + ": survived: " + change, out);
            }
        }
        out.append(counted(mutants.size(), "change") + ": " + fates[Mutant.Fate.NOTICED.ordinal()] + " noticed, "
                + fates[Mutant.Fate.SURVIVED.ordinal()] + " survived, " + fates[Mutant.Fate.REFUSED.ordinal()]
                + " no rule any more\n");
    }

    private static void line(String text, Writer out) throws IOException {
        out.append(ShownText.of(text)).append('\n');
    }

    private static String summary(FinishedRun run) {
        Set<String> exercised = new HashSet<>();
        for (Exercise exercise : run.exercises()) {
            if (exercise.reported() + exercise.passing() > 0) {
                exercised.add(exercise.rule().id());
            }
        }
        return counted(run.performances().size(), "scenario") + ", " + run.failures() + " failed, "
                + counted(run.warnings().size(), "warning") + "; " + exercised.size() + " of "
                + counted(run.exercises().size(), "rule") + " exercised";
    }

    static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
