package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.LocationJson;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * What came of checking files of rules.
 *
 * @param rules the rules
 * @param problems what is wrong with those that were asked for
 * @param warnings what may be wrong with them
 * @param count how many files were asked for
 */
record RuleCheckAnswer(OwnRules rules, List<RuleProblem> problems, List<RuleProblem> warnings, int count) {

    void writeText(Output out) {
        String text = rules.text(problems) + rules.warnings(warnings);
        if (!text.isEmpty()) {
            for (String line : text.split("\n", -1)) {
                out.line(ShownText.of(line));
            }
            out.line("");
        }
        out.line(Counts.of(problems.size(), "problem")
                + (warnings.isEmpty() ? "" : " and " + Counts.of(warnings.size(), "warning")) + " in "
                + Counts.of(count, "file") + " of rules");
    }

    void writeJson(Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeNumberField("files", count);
            write("problems", problems, json);
            write("warnings", warnings, json);
            json.writeEndObject();
        }
        out.append('\n');
    }

    private void write(String name, List<RuleProblem> list, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        for (RuleProblem problem : list) {
            SourceLocation place = problem.place();
            json.writeStartObject();
            json.writeStringField("message", problem.message());
            json.writeStringField("hint", problem.hint());
            LocationJson.write(
                    "location",
                    new SourceLocation(
                            rules.shown(place.file()),
                            place.line(),
                            place.column(),
                            place.endLine(),
                            place.endColumn()),
                    json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
