package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Suppression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The findings as results of a SARIF run. */
final class SarifResults {

    /** GitHub shows no more. */
    private static final int MOST_RELATED = 100;

    private final Judgement judgement;
    private final SarifRules rules;

    SarifResults(Judgement judgement, SarifRules rules) {
        this.judgement = judgement;
        this.rules = rules;
    }

    void write(ReportedFinding reported, JsonGenerator json) throws IOException {
        Finding finding = reported.finding();
        List<Fact> related = new ArrayList<>(Evidence.related(finding));
        related.removeIf(fact -> judgement.catalog().liesOutside(fact.source()));
        related = related.subList(0, Math.min(MOST_RELATED, related.size()));
        json.writeStartObject();
        json.writeStringField("ruleId", finding.rule().id());
        json.writeNumberField("ruleIndex", rules.index(finding.rule()));
        json.writeStringField("level", finding.rule().severity().toString());
        json.writeObjectFieldStart("message");
        json.writeStringField("text", message(finding, related));
        json.writeEndObject();
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        physical(finding.source(), json);
        json.writeEndObject();
        json.writeEndArray();
        related(related, json);
        json.writeObjectFieldStart("partialFingerprints");
        json.writeStringField("primaryLocationLineHash", finding.fingerprint().value());
        json.writeEndObject();
        suppression(reported.suppression(), json);
        json.writeEndObject();
    }

    /** The message, then the related places as links: GitHub shows no others. */
    private static String message(Finding finding, List<Fact> related) {
        String text = finding.sentence();
        if (related.isEmpty()) {
            return escaped(text);
        }
        StringBuilder message = new StringBuilder(escaped(text));
        String separator = ". See ";
        for (int i = 0; i < related.size(); i++) {
            Fact fact = related.get(i);
            message.append(separator).append('[').append(escaped(fact.description()));
            message.append("](").append(i + 1).append(')');
            separator = ", ";
        }
        return message.toString();
    }

    /** Without links of its own: in SARIF, brackets and parentheses make some. */
    private static String escaped(String text) {
        return text.indexOf('[') < 0 && text.indexOf(']') < 0
                ? text
                : text.replace("[", "\\[").replace("]", "\\]");
    }

    private void related(List<Fact> related, JsonGenerator json) throws IOException {
        if (related.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("relatedLocations");
        for (int i = 0; i < related.size(); i++) {
            json.writeStartObject();
            json.writeNumberField("id", i + 1);
            physical(related.get(i).source(), json);
            json.writeObjectFieldStart("message");
            json.writeStringField("text", related.get(i).description());
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void physical(SourceLocation source, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", judgement.catalog().uriOf(source));
        json.writeEndObject();
        json.writeObjectFieldStart("region");
        json.writeNumberField("startLine", source.line());
        json.writeNumberField("startColumn", source.column());
        json.writeNumberField("endLine", source.endLine());
        json.writeNumberField("endColumn", source.endColumn());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void suppression(@Nullable Suppression suppression, JsonGenerator json) throws IOException {
        if (suppression == null) {
            return;
        }
        json.writeArrayFieldStart("suppressions");
        json.writeStartObject();
        json.writeStringField("kind", "external");
        json.writeStringField("status", "accepted");
        json.writeStringField("justification", suppression.standing());
        json.writeObjectFieldStart("location");
        physical(suppression.source(), json);
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }
}
