package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;

/** Tells what nobody has answered for as GitLab's Code Quality report. */
final class GitLabReporter implements Reporter {

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartArray();
            for (Finding finding : judgement.evaluation().findings()) {
                SourceLocation source = finding.source();
                json.writeStartObject();
                json.writeStringField(
                        "description",
                        finding.sentence() + ". " + finding.rule().remediation());
                json.writeStringField("check_name", finding.rule().id());
                json.writeStringField("fingerprint", finding.fingerprint().value());
                json.writeStringField("severity", severity(finding.rule().severity()));
                json.writeObjectFieldStart("location");
                json.writeStringField("path", judgement.catalog().fileOf(source));
                json.writeObjectFieldStart("lines");
                json.writeNumberField("begin", source.line());
                json.writeNumberField("end", source.endLine());
                json.writeEndObject();
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        out.append('\n');
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
