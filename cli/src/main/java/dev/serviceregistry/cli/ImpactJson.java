package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.impact.AffectedProject;
import dev.serviceregistry.registry.impact.Dependant;
import dev.serviceregistry.registry.impact.Impact;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Whom it concerns when something happens to services, as a program reads it; what is not stated is null. */
final class ImpactJson {

    private ImpactJson() {}

    static void write(List<Impact> impacts, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("services");
            for (Impact impact : impacts) {
                json.writeStartObject();
                json.writeStringField("service", impact.service());
                text("criticality", impact.criticality(), json);
                text("owner", impact.owner(), json);
                json.writeArrayFieldStart("dependants");
                for (Dependant dependant : impact.dependants()) {
                    write(dependant, json);
                }
                json.writeEndArray();
                json.writeArrayFieldStart("projects");
                for (AffectedProject project : impact.projects()) {
                    write(project, json);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void write(Dependant dependant, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", dependant.service());
        text("criticality", dependant.criticality(), json);
        text("owner", dependant.owner(), json);
        json.writeBooleanField("direct", dependant.path().isDirect());
        json.writeBooleanField("optional", dependant.path().isOptional());
        json.writeArrayFieldStart("path");
        for (DependencyGraph.Edge edge : dependant.path().edges()) {
            json.writeStartObject();
            json.writeStringField("from", edge.from());
            json.writeStringField("to", edge.to());
            json.writeStringField("kind", edge.kind());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(AffectedProject project, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", project.project());
        texts("services", project.services(), json);
        json.writeArrayFieldStart("teams");
        for (Team team : project.teams()) {
            json.writeStartObject();
            json.writeStringField("name", team.name());
            json.writeStringField("displayName", team.displayName());
            text("slack", team.slack(), json);
            text("email", team.email(), json);
            texts("escalation", team.escalation(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(String key, String value, JsonGenerator json) throws IOException {
        json.writeFieldName(key);
        if (value.isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(value);
        }
    }

    private static void texts(String key, List<String> values, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(key);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
