package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.ImageTagChanged;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.io.Writer;

/** Writes a comparison for programs, as {@code diff.schema.json} describes it: fields are added and never renamed. */
public final class ChangeJson {

    private ChangeJson() {}

    /** Writes the report and leaves the writer open. */
    public static void write(ChangeReport report, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("against");
            json.writeStringField("name", report.against());
            text("commit", report.commit(), !report.commit().isEmpty(), json);
            json.writeEndObject();
            json.writeArrayFieldStart("changes");
            for (JudgedChange change : report.changes()) {
                change(change, json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("notCompared");
            for (NotCompared unknown : report.notCompared()) {
                json.writeStartObject();
                json.writeStringField("rule", unknown.rule());
                json.writeStringField("message", unknown.message());
                LocationJson.write("location", unknown.source(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            summary(report, json);
            text("suggestedVersion", report.suggested(), !report.suggested().isEmpty(), json);
            json.writeArrayFieldStart("versions");
            for (SuggestedVersion version : report.versions()) {
                json.writeStartObject();
                json.writeStringField("subject", version.service());
                json.writeStringField("current", version.current());
                text("suggested", version.suggested(), !version.suggested().isEmpty(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void change(JudgedChange judged, JsonGenerator json) throws IOException {
        Change change = judged.change();
        json.writeStartObject();
        json.writeStringField("kind", change.kind());
        text("rule", judged.rule(), !judged.rule().isEmpty(), json);
        json.writeStringField("level", judged.level().toString());
        Subject subject = change.subject();
        json.writeObjectFieldStart("subject");
        json.writeStringField("project", subject.project());
        json.writeStringField("service", subject.service());
        json.writeStringField("element", subject.element());
        json.writeEndObject();
        text("old", change.old(), change.existed(), json);
        text("new", change.current(), change.exists(), json);
        if (change instanceof ImageTagChanged tag) {
            json.writeStringField("semver", tag.step().toString());
        }
        LocationJson.write("location", change.source(), json);
        LocationJson.write("previousLocation", change.transition().previousSource(), json);
        json.writeArrayFieldStart("affected");
        for (AffectedProject affected : change.transition().impact().projects()) {
            affected(affected, json);
        }
        json.writeEndArray();
        text("fingerprint", judged.fingerprint(), !judged.fingerprint().isEmpty(), json);
        json.writeBooleanField("waived", judged.waived());
        json.writeEndObject();
    }

    private static void affected(AffectedProject affected, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", affected.project());
        json.writeArrayFieldStart("services");
        for (String service : affected.services()) {
            json.writeString(service);
        }
        json.writeEndArray();
        text("owner", affected.owner(), !affected.owner().isEmpty(), json);
        json.writeBooleanField("transitive", affected.transitive());
        json.writeBooleanField("breaks", affected.breaks());
        json.writeEndObject();
    }

    private static void summary(ChangeReport report, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("summary");
        for (ChangeLevel level : ChangeLevel.values()) {
            json.writeNumberField(level.toString(), report.count(level));
        }
        json.writeStringField("verdict", report.failed() ? "FAIL" : "PASS");
        json.writeEndObject();
    }

    private static void text(String name, String value, boolean present, JsonGenerator json) throws IOException {
        if (present) {
            json.writeStringField(name, value);
        } else {
            json.writeNullField(name);
        }
    }
}
