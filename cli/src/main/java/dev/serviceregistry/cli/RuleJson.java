package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.ControlCatalog;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.report.PrettyJson;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.TreeSet;

/** Rules as a program reads them. */
final class RuleJson {

    private RuleJson() {}

    static void list(RuleSet rules, Call call) throws IOException {
        Output out = call.out();
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("digest", "sha256:" + rules.digest());
            json.writeArrayFieldStart("rules");
            for (RuleDescriptor rule : rules.rules()) {
                json.writeStartObject();
                rule(rule, json);
                json.writeStringField("from", RuleOrigin.of(rule, call));
                json.writeStringField("source", rule.source().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    static void show(RuleDescriptor rule, RuleSet rules, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            rule(rule, json);
            json.writeObjectFieldStart("controlTitles");
            ControlCatalog catalog = new ControlCatalog();
            for (String control : new TreeSet<>(rule.controls())) {
                json.writeStringField(control, catalog.title(control));
            }
            json.writeEndObject();
            json.writeStringField("text", rules.text(rule.id()).orElse(""));
            json.writeEndObject();
        }
        out.append('\n');
    }

    static void rule(RuleDescriptor rule, JsonGenerator json) throws IOException {
        json.writeStringField("id", rule.id());
        json.writeStringField("title", rule.title());
        json.writeStringField("severity", rule.severity().toString());
        json.writeStringField("family", rule.family());
        json.writeStringField("scope", rule.scope().name().toLowerCase(Locale.ROOT));
        json.writeStringField("subject", rule.subjectType());
        json.writeArrayFieldStart("controls");
        for (String control : new TreeSet<>(rule.controls())) {
            json.writeString(control);
        }
        json.writeEndArray();
        json.writeStringField("rationale", rule.rationale());
        json.writeStringField("remediation", rule.remediation());
    }
}
