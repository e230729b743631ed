package dev.serviceregistry.engine.control;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Which rule implements which control, as an OSCAL component definition. */
final class OscalComponents {

    private OscalComponents() {}

    static void write(ControlReport report, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("component-definition");
            json.writeStringField(
                    "uuid",
                    NameUuid.of(
                                    "components",
                                    report.framework(),
                                    report.judgement().judged().ruleSet().digest())
                            .toString());
            Oscal.metadata(
                    "Policies that services are judged by",
                    report.judgement().catalog().digest(),
                    report,
                    json);
            if (!report.rules().isEmpty()) {
                json.writeArrayFieldStart("components");
                component(report, json);
                json.writeEndArray();
                resources(report, json);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        out.append('\n');
    }

    /** The rules as one component. */
    private static void component(ControlReport report, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uuid", uuid());
        json.writeStringField("type", "validation");
        json.writeStringField("title", "Policies");
        json.writeStringField(
                "description", "Rules that judge what the projects of an organisation declare of their services.");
        json.writeArrayFieldStart("control-implementations");
        for (Map.Entry<String, List<ControlEvidence>> framework :
                report.frameworks().entrySet()) {
            implementation(framework.getKey(), framework.getValue(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The identifier of the rules as a component. */
    static String uuid() {
        return NameUuid.of("component", "policies").toString();
    }

    private static void implementation(String framework, List<ControlEvidence> controls, JsonGenerator json)
            throws IOException {
        boolean any = false;
        for (ControlEvidence control : controls) {
            any |= !control.rules().isEmpty();
        }
        if (!any) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("uuid", NameUuid.of("implementation", framework).toString());
        json.writeStringField("source", Oscal.source(framework));
        json.writeStringField("description", "The controls of " + framework + " that rules serve.");
        json.writeArrayFieldStart("implemented-requirements");
        for (ControlEvidence control : controls) {
            if (!control.rules().isEmpty()) {
                requirement(control, json);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void requirement(ControlEvidence control, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "uuid", NameUuid.of("requirement", control.control()).toString());
        json.writeStringField("control-id", Oscal.id(control));
        StringBuilder description = new StringBuilder();
        for (RuleEvidence rule : control.rules()) {
            description.append("- ").append(Oscal.line(rule.rule().title()));
            description.append(" (").append(rule.rule().id()).append(")\n");
        }
        json.writeStringField("description", description.toString().strip());
        json.writeArrayFieldStart("props");
        Oscal.property("control", control.control(), json);
        for (RuleEvidence rule : control.rules()) {
            Oscal.property("rule", rule.rule().id(), json);
            Oscal.property("rule-digest", rule.rule().id() + " sha256:" + rule.digest(), json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void resources(ControlReport report, JsonGenerator json) throws IOException {
        boolean any = false;
        for (String framework : report.frameworks().keySet()) {
            any |= Oscal.isResource(framework);
        }
        if (!any) {
            return;
        }
        json.writeObjectFieldStart("back-matter");
        json.writeArrayFieldStart("resources");
        for (String framework : report.frameworks().keySet()) {
            if (Oscal.isResource(framework)) {
                Oscal.resource(
                        NameUuid.of("framework", framework).toString(),
                        framework,
                        "The controls of " + framework + ", by the ids that it gives them.",
                        json);
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
