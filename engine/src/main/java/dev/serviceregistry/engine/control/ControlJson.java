package dev.serviceregistry.engine.control;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.LocationJson;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.facts.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Evidence on controls for a program: per control what was judged, by which rule at which digest, with which result. */
final class ControlJson {

    private final JsonGenerator json;

    private ControlJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(ControlReport report, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            new ControlJson(json).report(report);
        }
        out.append('\n');
    }

    private void report(ControlReport report) throws IOException {
        Judgement judgement = report.judgement();
        json.writeStartObject();
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "service-registry");
        json.writeStringField("version", judgement.version());
        json.writeEndObject();
        json.writeObjectFieldStart("catalog");
        json.writeStringField("root", judgement.catalog().root());
        json.writeNumberField("projects", judgement.catalog().projects());
        json.writeNumberField("services", judgement.catalog().services());
        json.writeStringField("digest", "sha256:" + judgement.catalog().digest());
        json.writeEndObject();
        json.writeStringField("asOf", judgement.asOf().toString());
        json.writeStringField(
                "rulesDigest", "sha256:" + judgement.judged().ruleSet().digest());
        json.writeStringField("framework", report.framework());
        json.writeArrayFieldStart("controls");
        for (ControlEvidence control : report.controls()) {
            control(control);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("approvals");
        for (Approval approval : report.approvals()) {
            approval(approval);
        }
        json.writeEndArray();
        gaps(report);
        json.writeObjectFieldStart("summary");
        for (ControlEvidence.Standing standing : ControlEvidence.Standing.values()) {
            json.writeNumberField(name(standing), report.count(standing));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static String name(ControlEvidence.Standing standing) {
        return standing.toString().replace(' ', '-');
    }

    private void control(ControlEvidence control) throws IOException {
        json.writeStartObject();
        json.writeStringField("control", control.control());
        json.writeStringField("framework", control.framework());
        json.writeStringField("id", control.id());
        json.writeStringField("title", control.title());
        SourceLocation inForce = control.inForce();
        json.writeBooleanField("inForce", inForce != null);
        LocationJson.write("inForceAt", inForce == null ? SourceLocation.startOf("") : inForce, json);
        json.writeStringField("standing", name(control.standing()));
        json.writeArrayFieldStart("rules");
        for (RuleEvidence rule : control.rules()) {
            rule(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void rule(RuleEvidence evidence) throws IOException {
        RuleDescriptor rule = evidence.rule();
        json.writeStartObject();
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("file", rule.source().file());
        json.writeStringField("digest", "sha256:" + evidence.digest());
        json.writeStringField("result", ControlWords.result(evidence.result()).replace(' ', '-'));
        json.writeNumberField("judged", evidence.judged());
        json.writeArrayFieldStart("findings");
        for (Finding finding : evidence.findings()) {
            json.writeStartObject();
            finding(finding);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("exceptions");
        for (SuppressedFinding finding : evidence.excepted()) {
            json.writeStartObject();
            finding(finding.finding());
            suppression(finding.suppression());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("scenarios");
        for (ScenarioResult scenario : evidence.scenarios()) {
            scenario(scenario);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(Finding finding) throws IOException {
        json.writeStringField("fingerprint", finding.fingerprint().value());
        json.writeStringField("subject", finding.subject().toString());
        json.writeStringField("message", finding.message());
        LocationJson.write("location", finding.source(), json);
    }

    private void suppression(Suppression suppression) throws IOException {
        json.writeStringField("by", suppression.label());
        json.writeStringField("standing", suppression.standing());
        if (suppression instanceof Waiver waiver) {
            json.writeStringField("reason", waiver.reason());
            json.writeStringField("ticket", waiver.ticket());
            json.writeStringField("approvedBy", waiver.approvedBy());
            json.writeStringField("expires", waiver.expires().toString());
        }
        LocationJson.write("writtenAt", suppression.source(), json);
    }

    private void scenario(ScenarioResult scenario) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", scenario.name());
        json.writeStringField("outcome", scenario.outcome());
        json.writeStringField("place", scenario.place());
        json.writeEndObject();
    }

    private void approval(Approval approval) throws IOException {
        json.writeStartObject();
        json.writeStringField("change", approval.fingerprint());
        json.writeStringField("of", approval.changed().toString());
        json.writeStringField("team", approval.team());
        json.writeStringField("approver", approval.approver());
        json.writeStringField("origin", approval.origin().toString());
        json.writeStringField("standing", approval.standing().toString());
        json.writeStringField("evidence", approval.evidence());
        LocationJson.write("location", approval.source(), json);
        json.writeEndObject();
    }

    private void gaps(ControlReport report) throws IOException {
        json.writeObjectFieldStart("gaps");
        controls("controlsWithoutRule", report.withoutRule());
        controls("controlsNotJudged", report.notJudged());
        json.writeArrayFieldStart("rulesWithoutControl");
        for (RuleDescriptor rule : report.withoutControl()) {
            json.writeString(rule.id());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("failedScenarios");
        for (ScenarioResult scenario : report.failedScenarios()) {
            scenario(scenario);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void controls(String field, List<ControlEvidence> controls) throws IOException {
        json.writeArrayFieldStart(field);
        for (ControlEvidence control : controls) {
            json.writeString(control.control());
        }
        json.writeEndArray();
    }
}
