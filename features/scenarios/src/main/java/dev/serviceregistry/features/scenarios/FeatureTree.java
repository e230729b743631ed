package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.facts.SourceLocation;
import io.cucumber.messages.types.Background;
import io.cucumber.messages.types.Examples;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.TableRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What of a feature's file its scenarios no longer know: where each of their parts is written.
 *
 * @param feature the feature's sentence
 * @param places where steps, scenarios and rows are written, by the ids that the parser gave them
 * @param texts where the first line of the text below each step is written, by the id of the step
 * @param keywords how the keyword of each step is written, with the space after it
 * @param scenarios its scenarios, an outline being one
 */
record FeatureTree(
        String feature,
        Map<String, Location> places,
        Map<String, Location> texts,
        Map<String, String> keywords,
        List<Scenario> scenarios) {

    static final FeatureTree EMPTY = new FeatureTree("", Map.of(), Map.of(), Map.of(), List.of());

    static FeatureTree of(GherkinDocument document) {
        if (document.getFeature().isEmpty()) {
            return EMPTY;
        }
        Feature feature = document.getFeature().get();
        FeatureTree tree = new FeatureTree(
                feature.getName(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new ArrayList<>());
        for (FeatureChild child : feature.getChildren()) {
            child.getBackground().ifPresent(tree::add);
            child.getScenario().ifPresent(tree::add);
            child.getRule().ifPresent(rule -> {
                for (RuleChild part : rule.getChildren()) {
                    part.getBackground().ifPresent(tree::add);
                    part.getScenario().ifPresent(tree::add);
                }
            });
        }
        return tree;
    }

    private void add(Background background) {
        background.getSteps().forEach(this::add);
    }

    private void add(Scenario scenario) {
        scenarios.add(scenario);
        places.put(scenario.getId(), scenario.getLocation());
        scenario.getSteps().forEach(this::add);
        for (Examples examples : scenario.getExamples()) {
            for (TableRow row : examples.getTableBody()) {
                places.put(row.getId(), row.getLocation());
            }
        }
    }

    private void add(Step step) {
        places.put(step.getId(), step.getLocation());
        keywords.put(step.getId(), step.getKeyword());
        step.getDocString().ifPresent(text -> texts.put(step.getId(), text.getLocation()));
    }

    /** How the keyword of a step is written. */
    String keyword(String id) {
        return keywords.getOrDefault(id, "");
    }

    /** Where a part is written, or the text that begins some characters after it. */
    SourceLocation place(String id, String file, int after, String text) {
        Location location = places.get(id);
        int line = location.getLine().intValue();
        int column = location.getColumn().orElse(1L).intValue() + after;
        return new SourceLocation(file, line, column, line, column + text.length());
    }

    /** Where the first character of the text below a step is written; where the step is when there is no text. */
    SourceLocation text(String id, String file) {
        Location location = texts.get(id);
        if (location == null) {
            return place(id, file, 0, "");
        }
        int line = location.getLine().intValue() + 1;
        int column = location.getColumn().orElse(1L).intValue();
        return new SourceLocation(file, line, column, line, column);
    }
}
