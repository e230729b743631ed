package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.RuleDescriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * What scenarios expect of one rule.
 *
 * @param rule the rule
 * @param reported in how many it reports something
 * @param passing in how many it reports nothing
 */
record Exercise(RuleDescriptor rule, int reported, int passing) {

    /** What these scenarios expect of each of the rules. */
    static List<Exercise> of(List<RuleDescriptor> rules, List<Scenario> scenarios) {
        List<Exercise> exercises = new ArrayList<>();
        for (RuleDescriptor rule : rules) {
            int reported = 0;
            int passing = 0;
            for (Scenario scenario : scenarios) {
                if (scenario.shows(rule.id(), Shows.REPORTED)) {
                    reported++;
                } else if (scenario.shows(rule.id(), Shows.PASSING)) {
                    passing++;
                }
            }
            exercises.add(new Exercise(rule, reported, passing));
        }
        return exercises;
    }

    /** What is missing, as the end of a sentence on the rule; empty when nothing is. */
    String lack() {
        if (reported == 0 && passing == 0) {
            return "no scenario exercises it";
        }
        if (reported == 0) {
            return "no scenario shows what it reports";
        }
        return passing == 0 ? "no scenario shows what it lets pass" : "";
    }
}
