package dev.serviceregistry.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.engine.report.PrettyJson;
import dev.serviceregistry.registry.editing.FactGuide;
import dev.serviceregistry.registry.editing.FactGuide.FactType;
import dev.serviceregistry.registry.editing.FactGuide.Member;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/** Types of facts as a program reads them. */
final class FactJson {

    private FactJson() {}

    static void list(FactGuide guide, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("types");
            for (FactType type : guide.types().values()) {
                write(type, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.append('\n');
    }

    static void show(FactType type, Writer out) throws IOException {
        try (JsonGenerator json = PrettyJson.generator(out)) {
            write(type, json);
        }
        out.append('\n');
    }

    private static void write(FactType type, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", type.name());
        json.writeStringField("description", type.description());
        json.writeArrayFieldStart(type.isEnum() ? "words" : "fields");
        for (Map.Entry<String, Member> member : type.members().entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", member.getKey());
            if (!type.isEnum()) {
                json.writeStringField("type", member.getValue().phrase());
            }
            json.writeStringField("description", member.getValue().description());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
