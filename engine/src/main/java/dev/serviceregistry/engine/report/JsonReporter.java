package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.facts.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells a judgement to a program; the same judgement gives the same bytes each time. */
final class JsonReporter implements Reporter {

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            head(judgement, json);
            findings(judgement.evaluation(), json);
            rules(judgement.evaluation().outcomes(), json);
            summary(judgement, json);
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void head(Judgement judgement, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "service-registry");
        json.writeStringField("version", judgement.version());
        json.writeEndObject();
        JudgedCatalog catalog = judgement.catalog();
        json.writeObjectFieldStart("catalog");
        json.writeStringField("root", catalog.root());
        json.writeNumberField("projects", catalog.projects());
        json.writeNumberField("services", catalog.services());
        json.writeStringField("digest", "sha256:" + catalog.digest());
        json.writeEndObject();
        json.writeStringField("asOf", judgement.asOf().toString());
    }

    private static void findings(Evaluation evaluation, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("findings");
        List<SuppressedFinding> waived = evaluation.suppressed();
        int next = 0;
        for (Finding finding : evaluation.findings()) {
            while (next < waived.size() && waived.get(next).finding().compareTo(finding) < 0) {
                finding(waived.get(next).finding(), waived.get(next++).suppression(), json);
            }
            finding(finding, null, json);
        }
        while (next < waived.size()) {
            finding(waived.get(next).finding(), waived.get(next++).suppression(), json);
        }
        json.writeEndArray();
    }

    private static void finding(Finding finding, @Nullable Suppression suppression, JsonGenerator json)
            throws IOException {
        RuleDescriptor rule = finding.rule();
        json.writeStartObject();
        json.writeStringField("rule", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("family", rule.family());
        subject(finding.subject(), json);
        json.writeStringField("message", finding.message());
        LocationJson.write("location", finding.source(), json);
        json.writeArrayFieldStart("related");
        for (Fact fact : Evidence.related(finding)) {
            json.writeStartObject();
            json.writeStringField("message", fact.description());
            LocationJson.write("location", fact.source(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("evidence");
        for (Fact fact : finding.evidence()) {
            json.writeStartObject();
            json.writeStringField("fact", Evidence.kind(fact));
            LocationJson.write("location", fact.source(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("controls");
        for (String control : new TreeSet<>(rule.controls())) {
            json.writeString(control);
        }
        json.writeEndArray();
        json.writeStringField("remediation", rule.remediation());
        json.writeStringField("fingerprint", finding.fingerprint().value());
        waived(suppression instanceof Waiver waiver ? waiver : null, json);
        if (suppression instanceof KnownFinding known) {
            json.writeStringField("knownSince", known.since().toString());
        }
        json.writeEndObject();
    }

    private static void subject(Subject subject, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("subject");
        json.writeStringField("project", subject.project());
        json.writeStringField("service", subject.service());
        json.writeStringField("element", subject.element());
        json.writeEndObject();
    }

    private static void waived(@Nullable Waiver waiver, JsonGenerator json) throws IOException {
        if (waiver == null) {
            json.writeNullField("waived");
            return;
        }
        json.writeObjectFieldStart("waived");
        json.writeStringField("reason", waiver.reason());
        json.writeStringField("ticket", waiver.ticket());
        json.writeStringField("approvedBy", waiver.approvedBy());
        json.writeStringField("expires", waiver.expires().toString());
        json.writeEndObject();
    }

    private static void rules(Map<String, Outcome> outcomes, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (Map.Entry<String, Outcome> entry : outcomes.entrySet()) {
            json.writeStartObject();
            json.writeStringField("id", entry.getKey());
            json.writeStringField("outcome", entry.getValue().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void summary(Judgement judgement, JsonGenerator json) throws IOException {
        Evaluation evaluation = judgement.evaluation();
        json.writeObjectFieldStart("summary");
        json.writeNumberField("error", evaluation.count(Severity.ERROR));
        json.writeNumberField("warning", evaluation.count(Severity.WARNING));
        json.writeNumberField("note", evaluation.count(Severity.NOTE));
        json.writeNumberField("waived", evaluation.suppressed().size() - evaluation.known());
        if (evaluation.known() > 0) {
            json.writeNumberField("known", evaluation.known());
        }
        json.writeStringField("verdict", judgement.failed() ? "FAIL" : "PASS");
        json.writeEndObject();
    }
}
