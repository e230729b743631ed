package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.Suggestion;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads files of scenarios, and says where they say something that nobody understands. */
final class FeatureReader {

    private final Vocabulary vocabulary;
    private final Set<String> knownRules;
    private final GherkinParser parser =
            GherkinParser.builder().includeSource(false).build();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final List<RuleProblem> problems = new ArrayList<>();

    /**
     * A reader that understands this.
     *
     * @param knownRules the ids of the rules that there are
     */
    FeatureReader(Vocabulary vocabulary, Set<String> knownRules) {
        this.vocabulary = vocabulary;
        this.knownRules = knownRules;
    }

    /** The scenarios read so far, in the order of their files. */
    List<Scenario> scenarios() {
        return scenarios;
    }

    /** What is wrong with the files read so far. */
    List<RuleProblem> problems() {
        return problems;
    }

    void read(FeatureFile file) {
        FeatureTree tree = FeatureTree.EMPTY;
        List<Envelope> messages = parser.parse(file.path(), file.text().getBytes(StandardCharsets.UTF_8))
                .toList();
        for (Envelope message : messages) {
            if (message.getParseError().isPresent()) {
                problems.add(GherkinProblem.of(message.getParseError().get(), file));
            } else if (message.getGherkinDocument().isPresent()) {
                GherkinDocument document = message.getGherkinDocument().get();
                tree = FeatureTree.of(document);
                problems.addAll(EmptyScenarios.in(tree, file));
            } else if (message.getPickle().isPresent()) {
                scenario(message.getPickle().get(), tree, file);
            }
        }
    }

    private void scenario(Pickle pickle, FeatureTree tree, FeatureFile file) {
        List<Step> steps = new ArrayList<>();
        for (PickleStep step : pickle.getSteps()) {
            String keyword = tree.keyword(step.getAstNodeIds().get(0));
            SourceLocation place =
                    tree.place(step.getAstNodeIds().get(0), file.path(), keyword.length(), step.getText());
            SourceLocation below = tree.text(step.getAstNodeIds().get(0), file.path());
            step(step, keyword, place, below, pickle.getLanguage(), steps);
        }
        Set<String> tags = new TreeSet<>();
        for (PickleTag tag : pickle.getTags()) {
            tags.add(tag.getName().substring(1));
        }
        List<String> ids = pickle.getAstNodeIds();
        SourceLocation place = tree.place(ids.get(ids.size() - 1), file.path(), 0, "");
        scenarios.add(new Scenario(tree.feature(), pickle.getName(), place, tags, steps));
    }

    private void step(
            PickleStep step,
            String keyword,
            SourceLocation place,
            SourceLocation below,
            String language,
            List<Step> steps) {
        Vocabulary.Said said = vocabulary.said(step.getText());
        if (said == null) {
            problems.add(new RuleProblem(
                    place,
                    "there is no step '" + step.getText() + "'",
                    vocabulary
                            .nearest(step.getText(), language)
                            .map(meant -> "did you mean '" + meant + "'?")
                            .orElse("docs/scenarios.md lists all steps")));
            return;
        }
        List<Object> arguments = new ArrayList<>(said.arguments());
        boolean hasText = step.getArgument()
                .flatMap(argument -> argument.getDocString())
                .map(text -> arguments.add(text.getContent()))
                .orElse(false);
        if (said.definition().takesText() != hasText || step.getArgument().isPresent() && !hasText) {
            problems.add(new RuleProblem(
                    place,
                    said.definition().takesText()
                            ? "what it says is missing: a text between two lines of \"\"\""
                            : "this step takes nothing that stands below it",
                    ""));
            return;
        }
        for (String rule : said.rules()) {
            if (!knownRules.contains(rule)) {
                problems.add(new RuleProblem(
                        place,
                        "there is no rule '" + rule + "'",
                        Suggestion.closest(rule, knownRules)
                                .map(meant -> "did you mean '" + meant + "'?")
                                .orElse("'service-registry rules list' lists them")));
                return;
            }
        }
        steps.add(new Step(keyword + step.getText(), place, below, said.definition(), arguments, said.rules()));
    }
}
