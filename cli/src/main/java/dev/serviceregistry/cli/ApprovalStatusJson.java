package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.DemandedApproval;
import dev.serviceregistry.engine.report.LocationJson;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Change;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** The approvals of a change as a program reads them. */
final class ApprovalStatusJson {

    private ApprovalStatusJson() {}

    static void write(ApprovalStatus status, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("against", status.against());
            json.writeBooleanField("complete", status.isComplete());
            json.writeArrayFieldStart("changes");
            for (List<DemandedApproval> of : status.changes().values()) {
                change(of, json);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("summary");
            json.writeNumberField("changes", status.changes().size());
            json.writeNumberField("required", status.required());
            json.writeNumberField("missing", status.open().size());
            json.writeNumberField("ownApprovals", status.own().size());
            json.writeObjectFieldStart("missingFrom");
            for (Map.Entry<String, Integer> team : status.missing().entrySet()) {
                json.writeNumberField(team.getKey(), team.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void change(List<DemandedApproval> of, JsonGenerator json) throws IOException {
        Change change = of.get(0).demand().change();
        json.writeStartObject();
        json.writeStringField("fingerprint", of.get(0).demand().fingerprint());
        json.writeStringField("kind", change.kind());
        json.writeObjectFieldStart("subject");
        json.writeStringField("project", change.subject().project());
        json.writeStringField("service", change.subject().service());
        json.writeStringField("element", change.subject().element());
        json.writeEndObject();
        value("old", change.old(), change.existed(), json);
        value("new", change.current(), change.exists(), json);
        LocationJson.write("location", change.source(), json);
        json.writeArrayFieldStart("approvals");
        for (DemandedApproval demanded : of) {
            json.writeStartObject();
            json.writeStringField("class", demanded.demand().category().toString());
            json.writeStringField("team", demanded.demand().team());
            json.writeStringField("state", demanded.state().toString());
            json.writeArrayFieldStart("given");
            for (Approval approval : demanded.given()) {
                given(approval, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void given(Approval approval, JsonGenerator json) throws IOException {
        boolean counts = approval.standing() == ApprovalStanding.COUNTS;
        json.writeStartObject();
        json.writeStringField("approvedBy", approval.approver());
        json.writeStringField("origin", approval.origin().toString());
        json.writeStringField("evidence", approval.evidence());
        json.writeBooleanField("counts", counts);
        value("reason", approval.fate(), !counts, json);
        LocationJson.write("location", approval.source(), json);
        json.writeEndObject();
    }

    private static void value(String key, String value, boolean isThere, JsonGenerator json) throws IOException {
        json.writeFieldName(key);
        if (isThere) {
            json.writeString(value);
        } else {
            json.writeNull();
        }
    }
}
