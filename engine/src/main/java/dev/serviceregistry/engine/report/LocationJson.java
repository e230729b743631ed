package dev.serviceregistry.engine.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;

/** A place in a file as every JSON output tells it. */
public final class LocationJson {

    private LocationJson() {}

    /** Writes the field; a place in no file is null. */
    public static void write(String field, SourceLocation source, JsonGenerator json) throws IOException {
        if (source.file().isEmpty()) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("file", source.file());
        json.writeNumberField("line", source.line());
        json.writeNumberField("column", source.column());
        json.writeNumberField("endLine", source.endLine());
        json.writeNumberField("endColumn", source.endColumn());
        json.writeEndObject();
    }
}
