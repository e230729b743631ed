package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.Suggestion;
import io.cucumber.gherkin.GherkinDialect;
import io.cucumber.gherkin.GherkinDialects;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParseError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser of features complains of, in words for those who write them. */
final class GherkinProblem {

    private static final Pattern PLACE = Pattern.compile("^\\(\\d+:\\d+\\): ");
    private static final Pattern UNEXPECTED = Pattern.compile("(?s)expected: .*, got '(.*)'");
    private static final Pattern END = Pattern.compile("unexpected end of file, expected: .*");
    private static final Pattern LANGUAGE = Pattern.compile("^\\s*#\\s*language\\s*:\\s*([\\w-]+)", Pattern.MULTILINE);

    private GherkinProblem() {}

    static RuleProblem of(ParseError error, FeatureFile file) {
        Location location = error.getSource().getLocation().orElse(new Location(1L, 1L));
        int line = location.getLine().intValue();
        int column = location.getColumn().orElse(1L).intValue();
        String message = PLACE.matcher(error.getMessage()).replaceFirst("");
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            String found = unexpected.group(1).strip();
            return new RuleProblem(
                    new SourceLocation(file.path(), line, column, line, column + found.length()),
                    "'" + found + "' cannot stand here: a line begins with a keyword, such as " + examples(file),
                    hint(found, file));
        }
        if (END.matcher(message).matches()) {
            message = "the file ends in the middle: a text that \"\"\" opens is never closed, or nothing follows a tag";
        }
        return new RuleProblem(new SourceLocation(file.path(), line, column, line, column + 1), message, "");
    }

    private static String examples(FeatureFile file) {
        GherkinDialect dialect = dialect(file);
        return first(dialect.getScenarioKeywords()) + ":, " + first(dialect.getGivenKeywords()) + ", "
                + first(dialect.getWhenKeywords()) + " or " + first(dialect.getThenKeywords());
    }

    private static String first(List<String> keywords) {
        for (String keyword : keywords) {
            if (!keyword.startsWith("*")) {
                return keyword.strip();
            }
        }
        return "*";
    }

    /** The keyword that the first word of a line probably means, as a question, or nothing. */
    static String hint(String found, FeatureFile file) {
        GherkinDialect dialect = dialect(file);
        List<String> keywords = new ArrayList<>();
        dialect.getStepKeywords().forEach(keyword -> keywords.add(keyword.strip()));
        for (List<String> titles : List.of(
                dialect.getFeatureKeywords(),
                dialect.getRuleKeywords(),
                dialect.getBackgroundKeywords(),
                dialect.getScenarioKeywords(),
                dialect.getScenarioOutlineKeywords(),
                dialect.getExamplesKeywords())) {
            titles.forEach(title -> keywords.add(title + ":"));
        }
        return Suggestion.closest(found.split("\\s", 2)[0], keywords)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("");
    }

    private static GherkinDialect dialect(FeatureFile file) {
        Matcher language = LANGUAGE.matcher(file.text());
        String name = language.find() ? language.group(1) : "en";
        return GherkinDialects.getDialect(name)
                .or(() -> GherkinDialects.getDialect("en"))
                .orElseThrow();
    }
}
