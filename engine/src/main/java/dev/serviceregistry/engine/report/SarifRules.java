package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The rules as a SARIF run describes them. */
final class SarifRules {

    private static final int MOST_TAGS = 20;
    private static final int LONGEST_DESCRIPTION = 1024;

    /** The families whose rules are about security; GitHub lists their findings by how bad they are. */
    private static final Set<String> SECURITY = Set.of("security", "compliance");

    private final List<RuleDescriptor> rules;
    private final Map<String, Integer> indexes = new HashMap<>();

    SarifRules(List<RuleDescriptor> rules) {
        this.rules = rules;
        for (RuleDescriptor rule : rules) {
            indexes.put(rule.id(), indexes.size());
        }
    }

    /** Where the rule stands among them. */
    int index(RuleDescriptor rule) {
        Integer index = indexes.get(rule.id());
        if (index == null) {
            throw new IllegalArgumentException(rule.id() + " was not judged by");
        }
        return index;
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("rules");
        for (RuleDescriptor rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("name", name(rule.title()));
            text("shortDescription", cut(rule.title()), json);
            text("fullDescription", cut(rule.title() + ". " + rule.rationale()), json);
            json.writeObjectFieldStart("help");
            json.writeStringField("text", rule.remediation() + "\nMore: service-registry rules show " + rule.id());
            json.writeStringField("markdown", markdown(rule));
            json.writeEndObject();
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", rule.severity().toString());
            json.writeEndObject();
            json.writeObjectFieldStart("properties");
            json.writeArrayFieldStart("tags");
            for (String tag : tags(rule)) {
                json.writeString(tag);
            }
            json.writeEndArray();
            if (SECURITY.contains(rule.family())) {
                json.writeStringField("security-severity", score(rule.severity()));
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The title as one word, as viewers that list rules by name want it. */
    private static String name(String title) {
        StringBuilder name = new StringBuilder(title.length());
        boolean first = true;
        for (int i = 0; i < title.length(); i++) {
            char c = title.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                name.append(first ? Character.toUpperCase(c) : c);
            }
            first = !Character.isLetterOrDigit(c);
        }
        return name.toString();
    }

    private static String markdown(RuleDescriptor rule) {
        StringBuilder text = new StringBuilder("## ");
        text.append(MarkdownText.of(rule.title())).append("\n\n");
        text.append("**Why:** ").append(MarkdownText.of(rule.rationale())).append("\n\n");
        text.append("**What to do:** ")
                .append(MarkdownText.of(rule.remediation()))
                .append("\n\n");
        String separator = "**Controls:** ";
        for (String control : new TreeSet<>(rule.controls())) {
            text.append(separator).append(MarkdownText.of(control));
            separator = ", ";
        }
        if (!rule.controls().isEmpty()) {
            text.append("\n\n");
        }
        return text.append("More: `service-registry rules show ")
                .append(rule.id())
                .append('`')
                .toString();
    }

    private static List<String> tags(RuleDescriptor rule) {
        Set<String> tags = new TreeSet<>(rule.controls());
        List<String> first = new ArrayList<>(List.of(rule.family()));
        if (SECURITY.contains(rule.family()) && !rule.family().equals("security")) {
            first.add("security");
        }
        tags.removeAll(first);
        for (String tag : tags) {
            if (first.size() < MOST_TAGS) {
                first.add(tag);
            }
        }
        return first;
    }

    /** In the middle of the bands that GitHub calls high, medium and low; critical is for known exploits. */
    private static String score(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.5";
            case NOTE -> "2.0";
        };
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION - 1) + "…";
    }
}
