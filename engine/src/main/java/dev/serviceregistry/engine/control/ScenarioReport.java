package dev.serviceregistry.engine.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads what came of scenarios: JUnit's XML, Cucumber's JSON, or the JSON of {@code rules test}. A scenario belongs to the
 * rules whose ids are among its tags or in its name, or whose sentence is.
 */
public final class ScenarioReport {

    private final RuleSet rules;
    private final List<ScenarioResult> results = new ArrayList<>();

    private ScenarioReport(RuleSet rules) {
        this.rules = rules;
    }

    /** The scenarios that a report tells of; nothing when it is of no known format. */
    public static Optional<List<ScenarioResult>> read(String text, RuleSet rules) {
        ScenarioReport report = new ScenarioReport(rules);
        String start = text.strip();
        try {
            boolean known = start.startsWith("<") ? report.junit(text) : report.json(text);
            return known ? Optional.of(List.copyOf(report.results)) : Optional.empty();
        } catch (IOException | XMLStreamException e) {
            return Optional.empty();
        }
    }

    private boolean junit(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text.strip()));
        boolean known = false;
        String name = "";
        String place = "";
        String feature = "";
        boolean failed = false;
        boolean skipped = false;
        while (xml.hasNext()) {
            int event = xml.next();
            String element = xml.isStartElement() || xml.isEndElement() ? xml.getLocalName() : "";
            if (event == XMLStreamReader.START_ELEMENT) {
                known |= element.equals("testsuites") || element.equals("testsuite");
                if (element.equals("testcase")) {
                    name = attribute("name", xml);
                    feature = attribute("classname", xml);
                    place = attribute("file", xml);
                    String line = attribute("line", xml);
                    place += place.isEmpty() || line.isEmpty() ? "" : ":" + line;
                    failed = false;
                    skipped = false;
                }
                failed |= element.equals("failure") || element.equals("error");
                skipped |= element.equals("skipped");
            } else if (event == XMLStreamReader.END_ELEMENT && element.equals("testcase")) {
                add(name, Set.of(), feature + " " + name, !failed, skipped && !failed, place);
            }
        }
        return known;
    }

    private static String attribute(String name, XMLStreamReader xml) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private boolean json(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            Object root = value(parser);
            if (root instanceof List<?> features) {
                features.forEach(this::cucumber);
                return true;
            }
            if (root instanceof Map<?, ?> run && run.get("scenarios") instanceof List<?> scenarios) {
                scenarios.forEach(this::own);
                return true;
            }
            return false;
        }
    }

    private void own(@Nullable Object scenario) {
        Set<String> tags = new TreeSet<>();
        for (Object rule : list(scenario, "rules")) {
            tags.add(rule.toString());
        }
        String outcome = text(scenario, "outcome");
        Object location = scenario instanceof Map<?, ?> fields ? fields.get("location") : null;
        String file = text(location, "file");
        add(
                text(scenario, "name"),
                tags,
                "",
                outcome.equals("passed"),
                outcome.equals("skipped"),
                file.isEmpty() ? "" : file + ":" + text(location, "line"));
    }

    private void cucumber(@Nullable Object feature) {
        for (Object element : list(feature, "elements")) {
            if (text(element, "type").equals("background")) {
                continue;
            }
            Set<String> tags = new TreeSet<>();
            for (Object tag : list(element, "tags")) {
                tags.add(text(tag, "name").replace("@", ""));
            }
            boolean passed = true;
            boolean failed = false;
            for (String kind : List.of("before", "steps", "after")) {
                for (Object step : list(element, kind)) {
                    Object result = step instanceof Map<?, ?> fields ? fields.get("result") : null;
                    String status = text(result, "status");
                    passed &= status.equals("passed");
                    failed |= !status.equals("passed") && !status.equals("skipped") && !status.equals("pending");
                }
            }
            String uri = text(feature, "uri");
            String place = uri.isEmpty() ? "" : uri + ":" + text(element, "line");
            String name = text(element, "name");
            add(name, tags, text(element, "id") + " " + name, passed, !passed && !failed, place);
        }
    }

    private void add(String name, Set<String> tags, String words, boolean passed, boolean skipped, String place) {
        Set<String> exercised = new TreeSet<>();
        for (RuleDescriptor rule : rules.rules()) {
            if (tags.contains(rule.id()) || names(words, rule.id()) || words.contains(rule.title())) {
                exercised.add(rule.id());
            }
        }
        results.add(new ScenarioResult(name, exercised, passed, skipped, place));
    }

    /** Whether the id stands in the words, and not as a part of another word. */
    private static boolean names(String words, String id) {
        for (int at = words.indexOf(id); at >= 0; at = words.indexOf(id, at + 1)) {
            int end = at + id.length();
            boolean starts = at == 0 || !isOfWord(words.charAt(at - 1));
            if (starts && (end == words.length() || !isOfWord(words.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }

    private static List<?> list(@Nullable Object value, String field) {
        return value instanceof Map<?, ?> fields && fields.get(field) instanceof List<?> list ? list : List.of();
    }

    private static String text(@Nullable Object value, String field) {
        Object found = value instanceof Map<?, ?> fields ? fields.get(field) : null;
        return found == null ? "" : found.toString();
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, value(parser));
            }
            return fields;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null) {
                    throw new IOException("ends in the middle");
                }
                items.add(value(parser));
            }
            return items;
        }
        String text = parser.getText();
        return text == null ? "" : text;
    }
}
