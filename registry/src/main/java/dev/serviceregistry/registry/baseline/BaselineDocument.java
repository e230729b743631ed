package dev.serviceregistry.registry.baseline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks through the JSON of a baseline. */
final class BaselineDocument {

    private static final int DIGITS = 32;

    private final JsonParser parser;
    private final String name;
    private final List<BaselineGap> gaps = new ArrayList<>();
    private final List<KnownFinding> findings = new ArrayList<>();
    private final List<BaselineHistory> written = new ArrayList<>();
    private final Set<String> fingerprints = new HashSet<>();
    private String repository = "";
    private SourceLocation repositoryPlace;
    private LocalDate since = LocalDate.MIN;
    private int held = -1;
    private SourceLocation history;

    BaselineDocument(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
        this.repositoryPlace = SourceLocation.startOf(name);
        this.history = SourceLocation.startOf(name);
    }

    /** When it was written, the last time last; known once its facts are. */
    List<BaselineHistory> history() {
        return written;
    }

    List<Fact> facts(String expected) throws IOException {
        SourceLocation start = SourceLocation.startOf(name);
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return List.of(new BaselineGap("file", "is no object of JSON", start));
        }
        read();
        if (parser.nextToken() != null) {
            return List.of(new BaselineGap("file", "goes on after its end", place()));
        }
        if (!repository.isEmpty() && !expected.isEmpty() && !repository.equals(expected)) {
            return List.of(
                    new Baseline(since, findings.size(), start),
                    new BaselineGap(
                            "repository",
                            "is of the repository '" + repository + "', and this is '" + expected + "'",
                            repositoryPlace));
        }
        if (held < 0) {
            gaps.add(new BaselineGap(
                    "history", "does not tell when it was written and how many findings it held", start));
        } else if (findings.size() > held) {
            gaps.add(new BaselineGap(
                    "history",
                    "holds more than when it was written: " + findings.size() + ", and not " + held,
                    history));
        }
        List<Fact> facts = new ArrayList<>(findings);
        facts.add(new Baseline(since, findings.size(), start));
        facts.addAll(gaps);
        return facts;
    }

    private void read() throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (key.equals("repository") && value == JsonToken.VALUE_STRING) {
                repository = parser.getText();
                repositoryPlace = place();
            } else if (key.equals("history") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    wasWritten(place(), item());
                }
            } else if (key.equals("findings") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    finding(place(), item());
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The plain values of the object that it stands at; none when it is something else. */
    private Map<String, String> item() throws IOException {
        Map<String, String> values = new HashMap<>();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return values;
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (parser.nextToken().isScalarValue()) {
                values.put(key, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return values;
    }

    private void wasWritten(SourceLocation place, Map<String, String> entry) {
        try {
            LocalDate day = LocalDate.parse(entry.getOrDefault("date", ""));
            int count = Integer.parseInt(entry.getOrDefault("findings", ""));
            if (held >= 0 && count > held) {
                gaps.add(new BaselineGap("history:" + day, "grew from " + held + " to " + count, place));
            }
            written.add(new BaselineHistory(day, count));
            since = day;
            held = count;
            history = place;
        } catch (DateTimeParseException | NumberFormatException e) {
            gaps.add(new BaselineGap("history", "has an entry of its history without a date or a number", place));
        }
    }

    private void finding(SourceLocation place, Map<String, String> entry) {
        String fingerprint = entry.getOrDefault("fingerprint", "");
        String rule = entry.getOrDefault("rule", "");
        if (!isFingerprint(fingerprint) || rule.isEmpty()) {
            gaps.add(new BaselineGap("findings", "has a finding without a fingerprint or a rule", place));
            return;
        }
        if (!fingerprints.add(fingerprint)) {
            gaps.add(new BaselineGap(fingerprint, "holds a finding twice", place));
            return;
        }
        try {
            LocalDate day = LocalDate.parse(entry.getOrDefault("since", ""));
            findings.add(new KnownFinding(
                    fingerprint,
                    rule,
                    entry.getOrDefault("subject", ""),
                    entry.getOrDefault("element", ""),
                    day,
                    place));
        } catch (DateTimeParseException e) {
            gaps.add(new BaselineGap(fingerprint, "has a finding that does not tell since when it is known", place));
        }
    }

    private static boolean isFingerprint(String text) {
        return text.length() >= DIGITS
                && text.substring(0, DIGITS).chars().allMatch(digit -> Character.digit(digit, 16) >= 0);
    }

    private SourceLocation place() {
        JsonLocation at = parser.currentTokenLocation();
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        return new SourceLocation(name, line, column, line, column);
    }
}
