package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A judgement as the data that the page's script reads. */
final class HtmlData {

    private static final int MOST_EVIDENCE = 50;
    private static final int MOST_LINES = 5;
    private static final int WIDEST = 200;

    private HtmlData() {}

    /** Writes it so that it may stand in a script element, which ends where it says so, whatever is around that. */
    static void write(Judgement judgement, Writer out) throws IOException {
        try (JsonGenerator json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(out)) {
            json.setCharacterEscapes(new WithoutTags());
            json.writeStartObject();
            json.writeStringField("pages", judgement.catalog().pages());
            Map<String, Integer> indexes = rules(judgement, json);
            json.writeArrayFieldStart("findings");
            for (ReportedFinding reported : ReportedFinding.all(judgement.evaluation())) {
                finding(reported, indexes.get(reported.finding().rule().id()), judgement, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static Map<String, Integer> rules(Judgement judgement, JsonGenerator json) throws IOException {
        Map<String, Integer> indexes = new HashMap<>();
        json.writeArrayFieldStart("rules");
        for (RuleDescriptor rule : judgement.rules()) {
            indexes.put(rule.id(), indexes.size());
            json.writeStartObject();
            json.writeStringField("id", rule.id());
            json.writeStringField("title", ShownText.of(rule.title()));
            json.writeStringField("severity", rule.severity().toString());
            json.writeStringField("family", rule.family());
            json.writeStringField("rationale", ShownText.of(rule.rationale()));
            json.writeStringField("remediation", ShownText.of(rule.remediation()));
            json.writeArrayFieldStart("controls");
            for (String control : new TreeSet<>(rule.controls())) {
                json.writeString(ShownText.of(control));
            }
            json.writeEndArray();
            String outcome = String.valueOf(judgement.evaluation().outcomes().get(rule.id()));
            json.writeStringField("outcome", outcome.replace('_', ' ').toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        return indexes;
    }

    private static void finding(ReportedFinding reported, int rule, Judgement judgement, JsonGenerator json)
            throws IOException {
        Finding finding = reported.finding();
        json.writeStartObject();
        json.writeNumberField("rule", rule);
        json.writeStringField("project", ShownText.of(finding.subject().project()));
        json.writeStringField("service", ShownText.of(finding.subject().service()));
        json.writeStringField("element", ShownText.of(finding.subject().element()));
        json.writeStringField("message", ShownText.of(finding.sentence()));
        place(finding.source(), judgement, json);
        source(finding.source(), judgement, json);
        List<Fact> evidence = finding.evidence();
        if (!evidence.isEmpty()) {
            json.writeArrayFieldStart("evidence");
            for (Fact fact : evidence.subList(0, Math.min(MOST_EVIDENCE, evidence.size()))) {
                json.writeStartObject();
                json.writeStringField("kind", Evidence.kind(fact));
                json.writeStringField("text", ShownText.of(fact.description()));
                place(fact.source(), judgement, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (evidence.size() > MOST_EVIDENCE) {
                json.writeNumberField("omitted", evidence.size() - MOST_EVIDENCE);
            }
        }
        json.writeStringField("fingerprint", finding.fingerprint().value());
        if (reported.suppression() != null) {
            json.writeStringField("waived", ShownText.of(reported.standing()));
        }
        if (judgement.prior().isNew(finding)) {
            json.writeBooleanField("isNew", true);
        }
        json.writeEndObject();
    }

    private static void place(SourceLocation source, Judgement judgement, JsonGenerator json) throws IOException {
        if (source.file().isEmpty()) {
            return;
        }
        json.writeStringField("file", ShownText.of(judgement.catalog().fileOf(source)));
        json.writeNumberField("line", source.line());
        json.writeNumberField("column", source.column());
    }

    /** The lines of the span, and one before and behind it. */
    private static void source(SourceLocation span, Judgement judgement, JsonGenerator json) throws IOException {
        if (span.file().isEmpty() || span.equals(SourceLocation.startOf(span.file()))) {
            return;
        }
        int last = Math.min(span.endLine(), span.line() + MOST_LINES - 1) + 1;
        boolean started = false;
        for (int number = Math.max(1, span.line() - 1); number <= last; number++) {
            String line = judgement.lines().line(span.file(), number).orElse(null);
            boolean around = number < span.line() || number > span.endLine();
            if (line == null || around && line.isBlank()) {
                continue;
            }
            if (!started) {
                json.writeArrayFieldStart("source");
                started = true;
            }
            line(line, number, span, json);
        }
        if (started) {
            json.writeEndArray();
        }
    }

    private static void line(String line, int number, SourceLocation span, JsonGenerator json) throws IOException {
        boolean outside = number < span.line() || number > span.endLine();
        int from = outside || number > span.line() ? 0 : Math.min(span.column() - 1, line.length());
        int to = number == span.endLine() ? Math.min(span.endColumn() - 1, line.length()) : line.length();
        to = outside ? 0 : Math.max(from, to);
        json.writeStartObject();
        json.writeNumberField("line", number);
        json.writeStringField("before", ShownText.of(end(line.substring(0, from))));
        json.writeStringField("span", ShownText.of(start(line.substring(from, to))));
        json.writeStringField("after", ShownText.of(start(line.substring(to))));
        json.writeEndObject();
    }

    private static String start(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST) + "…";
    }

    private static String end(String text) {
        return text.length() <= WIDEST ? text : "…" + text.substring(text.length() - WIDEST);
    }

    /** Writes by their numbers the characters of which tags, comments and references are made. */
    private static final class WithoutTags extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            escapes['<'] = ESCAPE_STANDARD;
            escapes['>'] = ESCAPE_STANDARD;
            escapes['&'] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int point) {
            return null;
        }
    }
}
