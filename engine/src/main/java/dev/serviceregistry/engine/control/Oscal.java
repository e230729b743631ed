package dev.serviceregistry.engine.control;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.ShownText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;

/** What OSCAL's documents have in common. */
final class Oscal {

    /** The version of the models that the documents are of. */
    static final String VERSION = "1.1.2";

    /** The namespace of properties that are not OSCAL's own. */
    private static final String NAMESPACE = "https://service-registry.dev/ns/oscal";

    private static final String NIST = "NIST-800-53";

    private Oscal() {}

    /** A digest of all that a document with results tells of. */
    static String state(ControlReport report) {
        Judgement judgement = report.judgement();
        StringBuilder state = new StringBuilder(judgement.catalog().digest())
                .append(judgement.judged().facts().digest())
                .append(judgement.judged().ruleSet().digest())
                .append(judgement.asOf());
        for (ScenarioResult scenario : report.scenarios()) {
            state.append('\n').append(scenario.name()).append('\n').append(scenario.outcome());
        }
        return ControlReport.sha256(state.toString());
    }

    /**
     * The fields of a document's metadata.
     *
     * @param state a digest of what it tells of, which is its version
     */
    static void metadata(String title, String state, ControlReport report, JsonGenerator json) throws IOException {
        Judgement judgement = report.judgement();
        json.writeObjectFieldStart("metadata");
        json.writeStringField("title", title);
        json.writeStringField("last-modified", time(judgement.asOf()));
        json.writeStringField("version", judgement.asOf() + "+" + state.substring(0, 12));
        json.writeStringField("oscal-version", VERSION);
        json.writeArrayFieldStart("props");
        property("tool", "service-registry " + judgement.version(), json);
        property("catalog-digest", "sha256:" + judgement.catalog().digest(), json);
        property("rules-digest", "sha256:" + judgement.judged().ruleSet().digest(), json);
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Whether a day is one that OSCAL can write: its years end with 2999. */
    static boolean isWritable(LocalDate day) {
        return day.getYear() < 3000;
    }

    /** The beginning of a day. */
    static String time(LocalDate day) {
        return day + "T00:00:00Z";
    }

    static void property(String name, String value, JsonGenerator json) throws IOException {
        String text = line(value);
        if (text.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("ns", NAMESPACE);
        json.writeStringField("value", text);
        json.writeEndObject();
    }

    /** Text on one line, without blanks at its ends. */
    static String line(String text) {
        return ShownText.of(text).strip();
    }

    /**
     * The control's id as OSCAL writes ids: NIST's own for its controls; for others, which have no catalogue of NIST's, the
     * framework's name and the id, with underscores for what an id may not hold.
     */
    static String id(ControlEvidence control) {
        String id = control.framework().equals(NIST)
                ? control.id()
                : control.framework().toLowerCase(Locale.ROOT) + "_" + control.id();
        StringBuilder token = new StringBuilder(id.length() + 1);
        if (id.isEmpty() || !Character.isLetter(id.charAt(0))) {
            token.append('_');
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            token.append(Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' ? c : '_');
        }
        return token.toString();
    }

    /** What the document with the controls of a framework is called: NIST's where it is NIST's. */
    static String source(String framework) {
        return framework.equals(NIST)
                ? "https://raw.githubusercontent.com/usnistgov/oscal-content/main/nist.gov/SP800-53/rev5/json/"
                        + "NIST_SP-800-53_rev5_catalog.json"
                : "#" + NameUuid.of("framework", framework);
    }

    /** Whether the document with a framework's controls is a resource of the document that names it. */
    static boolean isResource(String framework) {
        return !framework.equals(NIST);
    }

    /** A resource that says what something is called. */
    static void resource(String uuid, String title, String description, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("uuid", uuid);
        json.writeStringField("title", line(title));
        json.writeStringField("description", description.strip());
        json.writeEndObject();
    }
}
