package dev.serviceregistry.features;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.RuleChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A {@code Rule:} of a feature: what an auditor is shown of one policy.
 *
 * @param path the feature's path below the folder of features
 * @param sentence the sentence behind {@code Rule:}
 * @param tags the rule's own tags and its feature's, without their {@code @}
 * @param examples its examples; an outline is one
 */
record GherkinRule(String path, String sentence, Set<String> tags, List<Example> examples) {

    /** Where the scenarios of the policies stand, seen from this room. */
    static final Path FOLDER = Path.of("scenarios", "src", "main", "resources", "features");

    private static final Path OF_COMMAND_LINE = Path.of("src", "test", "resources", "features");

    private static final String POLICY = "[A-Z]{3}-\\d{3}";

    /**
     * An example.
     *
     * @param name its name
     * @param steps the texts of its steps
     * @param text all that stands below its name, without the indentation
     */
    record Example(String name, List<String> steps, String text) {

        boolean shows(String policy) {
            return steps.stream().anyMatch(step -> step.startsWith(policy + " is reported "));
        }

        boolean clears(String policy) {
            return !shows(policy) && steps.contains(policy + " is not reported");
        }
    }

    /** The rules of all features, sorted by path. */
    static List<GherkinRule> all() {
        List<GherkinRule> rules = new ArrayList<>();
        for (Path file : files(FOLDER)) {
            String path = FOLDER.relativize(file).toString().replace('\\', '/');
            feature(file).getChildren().stream()
                    .flatMap(child -> child.getRule().stream())
                    .forEach(rule -> rules.add(of(path, feature(file), rule, lines(file))));
        }
        return rules;
    }

    /** Every example of every feature, those outside rules included. */
    static List<Example> examples(Path file) {
        Feature feature = feature(file);
        Stream<Scenario> own = feature.getChildren().stream().flatMap(child -> child.getScenario().stream());
        Stream<Scenario> ofRules = feature.getChildren().stream()
                .map(FeatureChild::getRule)
                .flatMap(rule -> rule.stream())
                .flatMap(GherkinRule::scenarios);
        List<String> lines = lines(file);
        return Stream.concat(own, ofRules)
                .map(scenario -> example(scenario, lines))
                .toList();
    }

    /** All features, those of the command line included. */
    static List<Path> files() {
        return Stream.concat(files(FOLDER).stream(), files(OF_COMMAND_LINE).stream())
                .toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith(".feature"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of policies among the tags: one, when the rule is tagged as it should be. */
    List<String> policies() {
        return tags.stream().filter(tag -> tag.matches(POLICY)).toList();
    }

    /** The tags that name controls of these frameworks. */
    Set<String> controls(Set<String> frameworks) {
        return tags.stream()
                .filter(tag -> frameworks.stream().anyMatch(framework -> tag.startsWith(framework + "-")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static GherkinRule of(String path, Feature feature, Rule rule, List<String> lines) {
        Set<String> tags = Stream.concat(feature.getTags().stream(), rule.getTags().stream())
                .map(Tag::getName)
                .map(name -> name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        return new GherkinRule(
                path,
                rule.getName(),
                tags,
                scenarios(rule).map(scenario -> example(scenario, lines)).toList());
    }

    private static Stream<Scenario> scenarios(Rule rule) {
        return rule.getChildren().stream().map(RuleChild::getScenario).flatMap(scenario -> scenario.stream());
    }

    private static Example example(Scenario scenario, List<String> lines) {
        return new Example(
                scenario.getName(),
                scenario.getSteps().stream().map(Step::getText).toList(),
                below(scenario, lines));
    }

    /** The lines below the name of a scenario, up to where the next one begins. */
    private static String below(Scenario scenario, List<String> lines) {
        int name = scenario.getLocation().getLine().intValue();
        StringBuilder text = new StringBuilder();
        int depth = scenario.getLocation().getColumn().orElse(1L).intValue();
        for (String line : lines.subList(name, lines.size())) {
            String trimmed = line.stripLeading();
            if (!trimmed.isEmpty() && line.length() - trimmed.length() < depth) {
                break;
            }
            text.append(line).append('\n');
        }
        return text.toString().stripTrailing().stripIndent().strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Feature feature(Path file) {
        try (Stream<Envelope> messages = GherkinParser.builder()
                .includeSource(false)
                .includePickles(false)
                .build()
                .parse(file)) {
            return messages.flatMap(message -> message.getGherkinDocument().stream())
                    .map(GherkinDocument::getFeature)
                    .flatMap(feature -> feature.stream())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + " is no feature"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
