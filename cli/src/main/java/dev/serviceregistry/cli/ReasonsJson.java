package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.report.LocationJson;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why a rule reports something or not, as a program reads it. */
final class ReasonsJson {

    private ReasonsJson() {}

    static void all(List<Reasons> all, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("explanations");
            for (Reasons reasons : all) {
                json.writeStartObject();
                reasons(reasons, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    static void rule(RuleInForce inForce, RuleSet rules, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            RuleJson.rule(inForce.rule(), json);
            json.writeStringField("text", rules.text(inForce.rule().id()).orElse(""));
            setting("severitySetting", inForce.severity(), json);
            setting("modeSetting", inForce.mode(), json);
            json.writeBooleanField("off", inForce.isOff());
            json.writeStringField("outcome", inForce.outcome().name());
            json.writeArrayFieldStart("findings");
            for (Finding finding : inForce.findings()) {
                json.writeStartObject();
                finding(finding, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    private static void reasons(Reasons reasons, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("rule");
        RuleDescriptor rule = reasons.rule();
        RuleJson.rule(rule, json);
        json.writeStringField("file", rule.source().file());
        json.writeEndObject();
        setting("severitySetting", reasons.severity(), json);
        setting("modeSetting", reasons.mode(), json);
        json.writeStringField("standing", reasons.standing().name().toLowerCase(Locale.ROOT));
        subject(reasons.subject(), json);
        owner(reasons.owner(), json);
        Finding finding = reasons.finding();
        if (finding == null) {
            json.writeNullField("finding");
        } else {
            json.writeObjectFieldStart("finding");
            finding(finding, json);
            json.writeEndObject();
        }
        if (reasons.suppression() == null) {
            json.writeNullField("letOff");
        } else {
            json.writeObjectFieldStart("letOff");
            json.writeStringField("by", reasons.suppression().label());
            json.writeStringField("standing", reasons.suppression().standing());
            LocationJson.write("location", reasons.suppression().source(), json);
            json.writeEndObject();
        }
        conditions(reasons.explanation(), json);
        json.writeArrayFieldStart("settings");
        for (Fact fact : reasons.settings()) {
            fact(fact, json);
        }
        json.writeEndArray();
        layers(reasons.layers(), json);
    }

    private static void owner(@Nullable Owner owner, JsonGenerator json) throws IOException {
        if (owner == null) {
            json.writeNullField("owner");
            return;
        }
        json.writeObjectFieldStart("owner");
        json.writeStringField("team", owner.handle());
        json.writeArrayFieldStart("contacts");
        for (String contact : owner.contacts()) {
            json.writeString(contact);
        }
        json.writeEndArray();
        LocationJson.write("location", owner.ownership().source(), json);
        json.writeEndObject();
    }

    static void finding(Finding finding, JsonGenerator json) throws IOException {
        json.writeStringField("fingerprint", finding.fingerprint().value());
        subject(finding.subject(), json);
        json.writeStringField("message", finding.message());
        LocationJson.write("location", finding.source(), json);
    }

    private static void conditions(@Nullable Explanation explanation, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("conditions");
        for (ConditionCheck condition : explanation == null ? List.<ConditionCheck>of() : explanation.conditions()) {
            json.writeStartObject();
            json.writeStringField("kind", condition.kind().name().toLowerCase(Locale.ROOT));
            json.writeStringField("text", condition.text());
            json.writeNumberField("line", condition.line());
            json.writeStringField("type", condition.type());
            json.writeStringField("standing", condition.standing().name().toLowerCase(Locale.ROOT));
            json.writeArrayFieldStart("facts");
            for (Fact fact : condition.facts()) {
                fact(fact, json);
            }
            json.writeEndArray();
            json.writeStringField("wanted", condition.wanted());
            json.writeArrayFieldStart("constraints");
            for (ConstraintCheck constraint : condition.constraints()) {
                json.writeStartObject();
                json.writeStringField("text", constraint.text());
                json.writeStringField("values", constraint.values());
                json.writeBooleanField("holds", constraint.holds());
                operands("operands", constraint.operands(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            operands("bound", condition.bound(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void operands(String field, List<Operand> operands, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (Operand operand : operands) {
            json.writeStartObject();
            json.writeStringField("name", operand.name());
            json.writeStringField("value", operand.value());
            Fact fact = operand.fact();
            LocationJson.write("location", fact == null ? SourceLocation.startOf("") : fact.source(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void layers(List<ValueLayer> layers, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("values");
        for (ValueLayer layer : layers) {
            json.writeStartObject();
            json.writeStringField("key", layer.key());
            json.writeStringField("value", layer.value());
            json.writeStringField("origin", layer.origin());
            json.writeBooleanField("holds", layer.holds());
            LocationJson.write("location", layer.source(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fact(Fact fact, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("fact", fact.getClass().getSimpleName());
        json.writeStringField("description", fact.description());
        LocationJson.write("location", fact.source(), json);
        if (!fact.parts().isEmpty()) {
            json.writeArrayFieldStart("parts");
            for (Fact part : fact.parts()) {
                fact(part, json);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void setting(String field, @Nullable Setting setting, JsonGenerator json) throws IOException {
        if (setting == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("key", setting.key());
        json.writeStringField("value", setting.value());
        LocationJson.write("location", setting.source(), json);
        json.writeEndObject();
    }

    private static void subject(Subject subject, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("subject");
        json.writeStringField("project", subject.project());
        json.writeStringField("service", subject.service());
        json.writeStringField("element", subject.element());
        json.writeEndObject();
    }
}
