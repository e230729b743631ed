package dev.serviceregistry.engine.control;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.facts.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * Evidence on controls as OSCAL assessment results: an observation for every rule that had something to judge, a risk for
 * every exception, and a finding for every control that they decide.
 */
final class OscalResults {

    private final ControlReport report;
    private final JsonGenerator json;
    private final String state;

    private OscalResults(ControlReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
        this.state = Oscal.state(report);
    }

    static void write(ControlReport report, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            new OscalResults(report, json).document();
        }
        out.append('\n');
    }

    private String uuid(String... names) {
        return NameUuid.of(state, String.join("\0", names)).toString();
    }

    private void document() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("assessment-results");
        json.writeStringField("uuid", uuid("results", report.framework()));
        Oscal.metadata("What the services of a repository were judged to be", state, report, json);
        json.writeObjectFieldStart("import-ap");
        json.writeStringField("href", "#" + uuid("plan"));
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        result();
        json.writeEndArray();
        json.writeObjectFieldStart("back-matter");
        json.writeArrayFieldStart("resources");
        Oscal.resource(
                uuid("plan"),
                "Plan",
                "Everything that the repository declares is judged by every rule that is not switched off, rules sha256:"
                        + report.judgement().judged().ruleSet().digest() + ".",
                json);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result() throws IOException {
        json.writeStartObject();
        json.writeStringField("uuid", uuid("result", report.framework()));
        json.writeStringField("title", "Controls on " + report.judgement().asOf());
        json.writeStringField("description", ControlWords.counts(report) + "; " + ControlWords.scope(report) + ".");
        json.writeStringField("start", Oscal.time(report.judgement().asOf()));
        components();
        selections();
        if (report.rules().stream().anyMatch(OscalResults::isDecided)) {
            json.writeArrayFieldStart("observations");
            for (RuleEvidence rule : report.rules()) {
                if (isDecided(rule)) {
                    observation(rule);
                }
            }
            json.writeEndArray();
        }
        if (report.rules().stream().anyMatch(rule -> !rule.excepted().isEmpty())) {
            json.writeArrayFieldStart("risks");
            for (RuleEvidence rule : report.rules()) {
                for (SuppressedFinding finding : rule.excepted()) {
                    risk(finding);
                }
            }
            json.writeEndArray();
        }
        if (report.controls().stream().anyMatch(OscalResults::isDecided)) {
            json.writeArrayFieldStart("findings");
            for (ControlEvidence control : report.controls()) {
                if (isDecided(control)) {
                    finding(control);
                }
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void components() throws IOException {
        json.writeObjectFieldStart("local-definitions");
        json.writeArrayFieldStart("components");
        json.writeStartObject();
        json.writeStringField("uuid", OscalComponents.uuid());
        json.writeStringField("type", "validation");
        json.writeStringField("title", "Policies");
        json.writeStringField(
                "description", "Rules that judge what the projects of an organisation declare of their services.");
        json.writeObjectFieldStart("status");
        json.writeStringField("state", "operational");
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private void selections() throws IOException {
        json.writeObjectFieldStart("reviewed-controls");
        json.writeArrayFieldStart("control-selections");
        for (Map.Entry<String, List<ControlEvidence>> framework :
                report.frameworks().entrySet()) {
            json.writeStartObject();
            json.writeStringField("description", framework.getKey());
            json.writeArrayFieldStart("include-controls");
            for (ControlEvidence control : framework.getValue()) {
                json.writeStartObject();
                json.writeStringField("control-id", Oscal.id(control));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static boolean isDecided(RuleEvidence rule) {
        return rule.result() != RuleEvidence.Result.OFF && rule.result() != RuleEvidence.Result.NOT_APPLICABLE;
    }

    private static boolean isDecided(ControlEvidence control) {
        return switch (control.standing()) {
            case MET, EXCEPTED, VIOLATED -> true;
            case NOT_JUDGED, NO_RULE -> false;
        };
    }

    private void observation(RuleEvidence rule) throws IOException {
        json.writeStartObject();
        json.writeStringField("uuid", uuid("observation", rule.rule().id()));
        json.writeStringField("title", Oscal.line(rule.rule().title()));
        json.writeStringField(
                "description",
                ControlWords.counted(rule.judged(), "subject") + " judged: " + ControlWords.result(rule.result())
                        + ".");
        json.writeArrayFieldStart("props");
        Oscal.property("rule", rule.rule().id(), json);
        Oscal.property("rule-digest", "sha256:" + rule.digest(), json);
        Oscal.property("severity", rule.rule().severity().toString(), json);
        Oscal.property("result", ControlWords.result(rule.result()), json);
        if (report.scenariosGiven()) {
            Oscal.property("scenarios", ControlWords.scenarios(rule.scenarios()), json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("methods");
        json.writeString("TEST");
        json.writeEndArray();
        json.writeArrayFieldStart("subjects");
        json.writeStartObject();
        json.writeStringField("subject-uuid", OscalComponents.uuid());
        json.writeStringField("type", "component");
        json.writeEndObject();
        json.writeEndArray();
        if (!rule.findings().isEmpty()) {
            json.writeArrayFieldStart("relevant-evidence");
            for (Finding finding : rule.findings()) {
                evidence(finding);
            }
            json.writeEndArray();
        }
        json.writeStringField("collected", Oscal.time(report.judgement().asOf()));
        json.writeEndObject();
    }

    private void evidence(Finding finding) throws IOException {
        json.writeStartObject();
        json.writeStringField("description", Oscal.line(ControlWords.finding(finding)));
        json.writeArrayFieldStart("props");
        Oscal.property("fingerprint", finding.fingerprint().value(), json);
        Oscal.property("place", ControlWords.place(finding.source()), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void risk(SuppressedFinding suppressed) throws IOException {
        Finding finding = suppressed.finding();
        Suppression suppression = suppressed.suppression();
        json.writeStartObject();
        json.writeStringField("uuid", uuid("risk", finding.fingerprint().value()));
        json.writeStringField("title", Oscal.line(finding.rule().title()));
        json.writeStringField("description", Oscal.line(ControlWords.finding(finding)));
        json.writeStringField("statement", Oscal.line(suppression.label() + ": " + suppression.standing()));
        json.writeArrayFieldStart("props");
        Oscal.property("fingerprint", finding.fingerprint().value(), json);
        Oscal.property("rule", finding.rule().id(), json);
        if (suppression instanceof Waiver waiver) {
            Oscal.property("approved-by", waiver.approvedBy(), json);
            Oscal.property("ticket", waiver.ticket(), json);
        }
        json.writeEndArray();
        json.writeStringField("status", suppression instanceof Waiver ? "deviation-approved" : "open");
        if (suppression instanceof Waiver waiver
                && Oscal.isWritable(waiver.expires().plusDays(1))) {
            json.writeStringField("deadline", Oscal.time(waiver.expires().plusDays(1)));
        }
        json.writeEndObject();
    }

    private void finding(ControlEvidence control) throws IOException {
        boolean met = control.standing() == ControlEvidence.Standing.MET;
        String title = control.control() + (control.title().isEmpty() ? "" : " " + control.title());
        json.writeStartObject();
        json.writeStringField("uuid", uuid("finding", control.control()));
        json.writeStringField("title", Oscal.line(title));
        json.writeStringField(
                "description",
                ControlWords.counted(control.findings(), "violation") + ", " + control.excepted() + " excepted.");
        json.writeObjectFieldStart("target");
        json.writeStringField("type", "statement-id");
        json.writeStringField("target-id", Oscal.id(control) + "_smt");
        json.writeArrayFieldStart("props");
        Oscal.property("control", control.control(), json);
        json.writeEndArray();
        json.writeObjectFieldStart("status");
        json.writeStringField("state", met ? "satisfied" : "not-satisfied");
        json.writeStringField(
                "reason", met ? "pass" : control.standing() == ControlEvidence.Standing.EXCEPTED ? "other" : "fail");
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("related-observations");
        for (RuleEvidence rule : control.rules()) {
            if (isDecided(rule)) {
                json.writeStartObject();
                json.writeStringField(
                        "observation-uuid", uuid("observation", rule.rule().id()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        risks(control);
        json.writeEndObject();
    }

    private void risks(ControlEvidence control) throws IOException {
        if (control.excepted() == 0) {
            return;
        }
        json.writeArrayFieldStart("related-risks");
        for (RuleEvidence rule : control.rules()) {
            for (SuppressedFinding finding : rule.excepted()) {
                json.writeStartObject();
                json.writeStringField(
                        "risk-uuid",
                        uuid("risk", finding.finding().fingerprint().value()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
