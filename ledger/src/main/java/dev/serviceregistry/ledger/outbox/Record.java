package dev.serviceregistry.ledger.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of a file: keys with texts, or with several texts each, as canonical JSON (RFC 8785).
 *
 * @param values the values by their keys: each a {@code String} or a list of them
 */
record Record(TreeMap<String, Object> values) {

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE).build();

    static Record of(Map<String, ?> values) {
        return new Record(new TreeMap<>(values));
    }

    static Record of(Notice notice) {
        Recipient recipient = notice.recipient();
        return of(Map.of(
                "id", notice.id(),
                "project", notice.project(),
                "team", recipient.team(),
                "channel", recipient.channel().toString(),
                "address", recipient.address(),
                "title", notice.title(),
                "lines", notice.lines()));
    }

    /** The same with more said. */
    Record with(Map<String, ?> more) {
        TreeMap<String, Object> all = new TreeMap<>(values);
        all.putAll(more);
        return new Record(all);
    }

    Notice notice() {
        List<String> lines = new ArrayList<>();
        if (values.get("lines") instanceof List<?> written) {
            written.forEach(line -> lines.add(String.valueOf(line)));
        }
        Recipient recipient = new Recipient(text("team"), Channel.named(text("channel")), text("address"));
        return new Notice(text("id"), text("project"), recipient, text("title"), lines);
    }

    /** The text under a key; empty when there is none. */
    String text(String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, Object> value : values.entrySet()) {
                json.writeFieldName(value.getKey());
                if (value.getValue() instanceof List<?> texts) {
                    json.writeStartArray();
                    for (Object text : texts) {
                        json.writeString((String) text);
                    }
                    json.writeEndArray();
                } else {
                    json.writeString((String) value.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory was written to", e);
        }
        return out.toString();
    }

    /**
     * All lines of a file.
     *
     * @throws IOException when it cannot be read, or something else than this program has written into it
     */
    static List<Record> read(LineFile file) throws IOException {
        List<Record> records = new ArrayList<>();
        for (String line : file.lines()) {
            try {
                records.add(parse(line));
            } catch (JsonProcessingException e) {
                throw new IOException(
                        file.path() + ":" + (records.size() + 1)
                                + ": error: this is no line that notify wrote; take the file from a backup, or move it away"
                                + " and everybody is told anew",
                        e);
            }
        }
        return records;
    }

    private static Record parse(String line) throws IOException {
        TreeMap<String, Object> values = new TreeMap<>();
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(json, "no object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    List<String> texts = new ArrayList<>();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        texts.add(json.getText());
                    }
                    values.put(key, texts);
                } else {
                    values.put(key, json.getText());
                }
            }
        }
        return new Record(values);
    }
}
