package dev.serviceregistry.features.scenarios;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.CoveredCondition;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What came of scenarios, as a program reads it. */
final class ScenarioJson {

    private final JsonGenerator json;

    private ScenarioJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(FinishedRun run, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            new ScenarioJson(json).run(run);
        }
        out.append('\n');
    }

    private void run(FinishedRun run) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("scenarios");
        for (Performance performance : run.performances()) {
            scenario(performance);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("rules");
        for (Exercise exercise : run.exercises()) {
            json.writeStartObject();
            json.writeStringField("id", exercise.rule().id());
            json.writeStringField("title", exercise.rule().title());
            json.writeNumberField("reported", exercise.reported());
            json.writeNumberField("passing", exercise.passing());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (!run.coverage().isEmpty()) {
            coverage(run.coverage());
        }
        if (!run.mutants().isEmpty()) {
            mutants(run.mutants());
        }
        json.writeArrayFieldStart("warnings");
        for (Warning warning : run.warnings()) {
            json.writeStartObject();
            json.writeStringField("message", warning.message());
            location(warning.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("scenarios", run.performances().size());
        json.writeNumberField("failed", run.failures());
        json.writeStringField("verdict", run.passed() ? "PASS" : "FAIL");
        json.writeEndObject();
        json.writeEndObject();
    }

    private void scenario(Performance performance) throws IOException {
        Scenario scenario = performance.scenario();
        json.writeStartObject();
        json.writeStringField("name", scenario.name());
        json.writeStringField("feature", scenario.feature());
        location(scenario.place());
        texts("rules", scenario.rules());
        texts("tags", scenario.tags());
        json.writeStringField("outcome", performance.passed() ? "passed" : "failed");
        Failure failure = performance.failure();
        if (failure != null) {
            json.writeObjectFieldStart("failure");
            json.writeStringField("step", failure.step().text());
            location(failure.step().place());
            json.writeStringField("reason", failure.reason());
            texts("reported", failure.reported());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void coverage(List<Coverage> coverages) throws IOException {
        json.writeArrayFieldStart("coverage");
        for (Coverage coverage : coverages) {
            json.writeStartObject();
            json.writeStringField("rule", coverage.rule().id());
            json.writeNumberField("reported", coverage.reported());
            json.writeNumberField("passed", coverage.passed());
            json.writeNumberField("notApplicable", coverage.idle());
            json.writeArrayFieldStart("conditions");
            for (CoveredCondition condition : coverage.conditions()) {
                json.writeStartObject();
                json.writeStringField("text", condition.text());
                location(condition.place());
                json.writeBooleanField("seenTrue", condition.seenTrue());
                json.writeBooleanField("seenFalse", condition.seenFalse());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void mutants(List<Mutant> mutants) throws IOException {
        json.writeArrayFieldStart("mutants");
        for (Mutant mutant : mutants) {
            json.writeStartObject();
            json.writeStringField("rule", mutant.rule().id());
            location(mutant.place());
            json.writeStringField("before", mutant.before());
            json.writeStringField("after", mutant.after());
            json.writeStringField("fate", mutant.fate().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String name, Collection<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void location(SourceLocation place) throws IOException {
        json.writeObjectFieldStart("location");
        json.writeStringField("file", place.file());
        json.writeNumberField("line", place.line());
        json.writeNumberField("column", place.column());
        json.writeEndObject();
    }
}
