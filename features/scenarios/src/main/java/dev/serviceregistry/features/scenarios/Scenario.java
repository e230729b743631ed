package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A scenario whose every step is understood.
 *
 * @param feature the feature that it belongs to
 * @param name what it shows
 * @param place where it is written; of an outline, the row of its examples
 * @param tags its tags and those around it, without their {@code @}
 * @param steps its steps, those of its background first
 */
record Scenario(String feature, String name, SourceLocation place, Set<String> tags, List<Step> steps) {

    /** The ids of the rules of which it expects something. */
    Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        for (Step step : steps) {
            rules.addAll(step.rules());
        }
        return rules;
    }

    /** Whether it shows this of the rule. */
    boolean shows(String rule, Shows what) {
        for (Step step : steps) {
            if (step.definition().meaning().of() == what && step.rules().contains(rule)) {
                return true;
            }
        }
        return false;
    }
}
