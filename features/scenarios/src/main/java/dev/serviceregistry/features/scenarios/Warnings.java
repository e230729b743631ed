package dev.serviceregistry.features.scenarios;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what makes scenarios prove less than they could. */
final class Warnings {

    private Warnings() {}

    /** The warnings on these rules and scenarios, sorted by place. */
    static List<Warning> of(List<Exercise> exercises, List<Scenario> scenarios) {
        List<Warning> warnings = new ArrayList<>();
        for (Exercise exercise : exercises) {
            String lack = exercise.lack();
            if (!lack.isEmpty()) {
                warnings.add(new Warning(
                        exercise.rule().source(),
                        exercise.rule().id() + " \"" + exercise.rule().title() + "\": " + lack));
            }
        }
        for (Scenario scenario : scenarios) {
            if (scenario.rules().isEmpty()) {
                warnings.add(new Warning(scenario.place(), "\"" + scenario.name() + "\" exercises no rule"));
            }
        }
        warnings.sort(Comparator.comparing(Warning::place));
        return warnings;
    }
}
