package dev.serviceregistry.generators.migration;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ImpactStep;
import dev.serviceregistry.facts.Team;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a guide for programs; what is not there is null. */
final class GuideJson {

    private GuideJson() {}

    static String of(MigrationGuide guide) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.setPrettyPrinter(printer);
            write(guide, json);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was written to", e);
        }
        return out.append('\n').toString();
    }

    private static void write(MigrationGuide guide, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("project", guide.project());
        json.writeStringField("against", guide.against());
        json.writeArrayFieldStart("teams");
        for (Team team : guide.teams()) {
            json.writeStartObject();
            json.writeStringField("name", team.name());
            text("slack", team.slack(), json);
            text("email", team.email(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        if (guide.deadline().equals(Deadline.NONE)) {
            json.writeNullField("deadline");
        } else {
            json.writeObjectFieldStart("deadline");
            json.writeStringField("date", guide.deadline().date().toString());
            json.writeStringField("service", guide.deadline().service());
            json.writeEndObject();
        }
        json.writeObjectFieldStart("effort");
        json.writeNumberField("hours", guide.effort().quarters() / 4.0);
        json.writeStringField("basis", guide.effort().basis());
        json.writeEndObject();
        json.writeArrayFieldStart("steps");
        for (MigrationGuide.Step step : guide.steps()) {
            json.writeStartObject();
            json.writeStringField("text", step.text());
            text("command", step.command(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("changes");
        for (GuidedChange change : guide.changes()) {
            change(change, json);
        }
        json.writeEndArray();
        patch(guide, json);
        json.writeArrayFieldStart("checklist");
        for (String check : guide.checks()) {
            json.writeString(check);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void change(GuidedChange guided, JsonGenerator json) throws IOException {
        Change change = guided.change();
        json.writeStartObject();
        json.writeStringField("kind", change.kind());
        json.writeObjectFieldStart("subject");
        json.writeStringField("project", change.subject().project());
        json.writeStringField("service", change.subject().service());
        json.writeStringField("element", change.subject().element());
        json.writeEndObject();
        json.writeFieldName("old");
        json.writeString(change.existed() ? change.old() : null);
        json.writeFieldName("new");
        json.writeString(change.exists() ? change.current() : null);
        json.writeBooleanField("breaks", guided.breaks());
        text("before", guided.before(), json);
        text("after", guided.after(), json);
        json.writeStringField("action", guided.action());
        json.writeArrayFieldStart("affected");
        for (GuidedChange.AffectedUse use : guided.uses()) {
            json.writeStartObject();
            json.writeStringField("service", use.service());
            json.writeBooleanField("breaks", use.breaks());
            json.writeArrayFieldStart("path");
            for (ImpactStep step : use.path()) {
                json.writeStartObject();
                json.writeStringField("from", step.service());
                json.writeStringField("to", step.uses());
                json.writeStringField("kind", step.kind());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void patch(MigrationGuide guide, JsonGenerator json) throws IOException {
        Patch patch = guide.patch();
        json.writeObjectFieldStart("patch");
        text("file", patch.text().isEmpty() ? "" : Names.of(guide.project()) + ".patch", json);
        json.writeArrayFieldStart("edits");
        for (Patch.Edit edit : patch.edits()) {
            json.writeStartObject();
            json.writeStringField("kind", edit.change().kind());
            json.writeStringField("place", edit.place());
            json.writeStringField("old", edit.was());
            text("new", edit.is(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("left");
        for (Patch.Left left : patch.left()) {
            json.writeStartObject();
            json.writeStringField("kind", left.change().kind());
            json.writeStringField("place", left.place());
            json.writeStringField("reason", left.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(String key, String value, JsonGenerator json) throws IOException {
        json.writeFieldName(key);
        json.writeString(value.isEmpty() ? null : value);
    }
}
