package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import io.cucumber.messages.types.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Finds scenarios that nothing would ever come of: a parser takes them, and they always pass. */
final class EmptyScenarios {

    private EmptyScenarios() {}

    /** The problems of a file with such scenarios. */
    static List<RuleProblem> in(FeatureTree tree, FeatureFile file) {
        List<RuleProblem> problems = new ArrayList<>();
        for (Scenario scenario : tree.scenarios()) {
            SourceLocation place = tree.place(scenario.getId(), file.path(), 0, scenario.getKeyword());
            String description = scenario.getDescription().strip();
            if (scenario.getSteps().isEmpty()) {
                String taken = description.isEmpty()
                        ? ""
                        : ": '" + description.lines().findFirst().orElse("") + "' is taken for its description";
                problems.add(new RuleProblem(
                        place, "this scenario has no steps" + taken, GherkinProblem.hint(description, file)));
            } else if (scenario.getExamples().stream()
                    .anyMatch(examples -> examples.getTableBody().isEmpty())) {
                problems.add(new RuleProblem(place, "this outline has examples without a row", ""));
            }
        }
        return problems;
    }
}
