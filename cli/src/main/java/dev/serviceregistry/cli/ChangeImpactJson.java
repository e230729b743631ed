package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.registry.impact.AffectedProject;
import dev.serviceregistry.registry.impact.AffectedService;
import dev.serviceregistry.registry.impact.ChangedService;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Whom changes concern, as a program reads it; what is not stated is null. */
final class ChangeImpactJson {

    private ChangeImpactJson() {}

    static void write(List<ChangedService> services, Baseline baseline, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("against");
            json.writeStringField("name", baseline.name());
            ImpactJson.text("commit", baseline.commit(), json);
            json.writeEndObject();
            json.writeArrayFieldStart("services");
            for (ChangedService service : services) {
                write(service, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void write(ChangedService service, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", service.service());
        ImpactJson.text("criticality", service.criticality(), json);
        ImpactJson.text("owner", service.owner(), json);
        json.writeArrayFieldStart("changes");
        for (Change change : service.changes()) {
            write(change, json);
        }
        json.writeEndArray();
        affected("willBreak", true, service, json);
        affected("mayDrift", false, service, json);
        json.writeArrayFieldStart("projects");
        for (AffectedProject project : service.projects()) {
            ImpactJson.write(project, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Change change, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", change.kind());
        json.writeStringField("element", change.subject().element());
        value("old", change.old(), change.existed(), json);
        value("new", change.current(), change.exists(), json);
        json.writeEndObject();
    }

    private static void value(String key, String value, boolean exists, JsonGenerator json) throws IOException {
        if (exists) {
            json.writeStringField(key, value);
        } else {
            json.writeNullField(key);
        }
    }

    private static void affected(String key, boolean breaks, ChangedService service, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(key);
        for (AffectedService affected : service.affected()) {
            if (affected.breaks() == breaks) {
                write(affected, json);
            }
        }
        json.writeEndArray();
    }

    private static void write(AffectedService affected, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", affected.service());
        ImpactJson.text("criticality", affected.criticality(), json);
        ImpactJson.text("owner", affected.owner(), json);
        json.writeBooleanField("transitive", affected.isTransitive());
        json.writeArrayFieldStart("path");
        for (ImpactStep step : affected.path()) {
            json.writeStartObject();
            json.writeStringField("from", step.service());
            json.writeStringField("to", step.uses());
            json.writeStringField("kind", step.kind());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("causes");
        for (Change cause : affected.causes()) {
            json.writeStartObject();
            json.writeStringField("kind", cause.kind());
            json.writeStringField("element", cause.subject().element());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
