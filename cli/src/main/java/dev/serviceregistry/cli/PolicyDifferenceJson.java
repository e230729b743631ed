package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.EvaluationDifference;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Setting;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What other policies come to, as a program reads it. */
final class PolicyDifferenceJson {

    private PolicyDifferenceJson() {}

    static void write(PolicyDifference difference, Writer out) throws IOException {
        EvaluationDifference findings = difference.findings();
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("before", difference.before());
            json.writeStringField("after", difference.after());
            json.writeArrayFieldStart("settings");
            for (PolicyDifference.ChangedSetting setting : difference.settings()) {
                json.writeStartObject();
                json.writeStringField("key", setting.key());
                value("before", setting.before(), json);
                value("after", setting.after(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            findings("newlyFailing", findings.newlyFailing(), json);
            findings("freed", findings.freed(), json);
            json.writeArrayFieldStart("severityChanged");
            for (EvaluationDifference.SeverityChange change : findings.changed()) {
                json.writeStartObject();
                json.writeStringField("severityBefore", change.before().toString());
                finding(change.finding(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            groups(difference, json);
            json.writeObjectFieldStart("summary");
            json.writeNumberField("newlyFailing", findings.newlyFailing().size());
            json.writeNumberField("freed", findings.freed().size());
            json.writeNumberField("severityChanged", findings.changed().size());
            json.writeEndObject();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void groups(PolicyDifference difference, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("counts");
        for (Map.Entry<String, SortedMap<String, PolicyDifference.Group>> rule :
                difference.groups().entrySet()) {
            for (Map.Entry<String, PolicyDifference.Group> project :
                    rule.getValue().entrySet()) {
                json.writeStartObject();
                json.writeStringField("rule", rule.getKey());
                json.writeStringField("project", project.getKey());
                json.writeNumberField(
                        "newlyFailing", project.getValue().newlyFailing().size());
                json.writeNumberField("freed", project.getValue().freed().size());
                json.writeNumberField(
                        "severityChanged", project.getValue().changed().size());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void findings(String field, List<Finding> findings, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (Finding finding : findings) {
            json.writeStartObject();
            finding(finding, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void finding(Finding finding, JsonGenerator json) throws IOException {
        json.writeStringField("rule", finding.rule().id());
        json.writeStringField("severity", finding.rule().severity().toString());
        ReasonsJson.finding(finding, json);
    }

    private static void value(String field, @Nullable Setting setting, JsonGenerator json) throws IOException {
        if (setting == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, setting.value());
        }
    }
}
