package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.RuleFailureException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that was played.
 *
 * @param scenario the scenario
 * @param questions what it asked the policies
 * @param answers what they answered
 * @param failure why it failed, or null when it passed
 */
record Performance(
        Scenario scenario,
        List<Question> questions,
        List<Evaluation> answers,
        @Nullable Failure failure) {

    /** Plays a scenario. */
    static Performance of(Scenario scenario, PolicyEngine engine) {
        try (Stage stage = new Stage(engine)) {
            Failure failure = play(scenario, stage, false);
            return new Performance(scenario, List.copyOf(stage.questions()), List.copyOf(stage.answers()), failure);
        }
    }

    /** Whether it passes, too, when another engine answers the same questions. */
    boolean passesBy(PolicyEngine other) {
        try (Stage stage = new Stage(other, questions)) {
            return play(scenario, stage, true) == null;
        }
    }

    boolean passed() {
        return failure == null;
    }

    private static @Nullable Failure play(Scenario scenario, Stage stage, boolean again) {
        Steps steps = new Steps(stage);
        for (Step step : scenario.steps()) {
            if (again && step.definition().isGiven()) {
                continue;
            }
            try {
                stage.at(step);
                step.definition().perform(steps, step.arguments());
            } catch (UnmetExpectation e) {
                return new Failure(step, e.expected(), true, e.reported());
            } catch (ScenarioMistake | RuleFailureException e) {
                return new Failure(step, String.valueOf(e.getMessage()), false, List.of());
            }
        }
        return again ? null : stage.misreading();
    }
}
