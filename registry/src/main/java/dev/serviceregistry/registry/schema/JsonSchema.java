package dev.serviceregistry.registry.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the schema of one kind of file as JSON Schema of draft 7, which editors of TOML complete and check by.
 *
 * <p>What it refuses the reader refuses too. It takes what no schema of that form can tell: ranges of versions, days that no
 * calendar has, a date in place of a text, and keys that only the catalogue and a project together must give.
 */
public final class JsonSchema {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";
    private static final String ID = "urn:service-registry:schema:";
    private static final String DAY = "^\\d{4}-\\d{2}-\\d{2}$";

    private final SchemaDocument words = new SchemaDocument();
    private final JsonGenerator json;

    private JsonSchema(JsonGenerator json) {
        this.json = json;
    }

    /** The schema as a text that ends in a line feed; the same each time. */
    public static String of(DocumentKind kind) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentObjectsWith(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(out).setPrettyPrinter(printer)) {
            new JsonSchema(json).document(kind);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.append('\n').toString();
    }

    /** Whether a text is one of these schemas, of whichever version of the program. */
    public static boolean isOne(String text) {
        return text.contains("\"$id\": \"" + ID);
    }

    private void document(DocumentKind kind) throws IOException {
        json.writeStartObject();
        json.writeStringField("$schema", DRAFT);
        json.writeStringField("$id", ID + kind.schemaName());
        json.writeStringField("title", kind.where());
        fields(kind.shape(), kind.schemaName());
        json.writeEndObject();
    }

    private void described(Shape shape, String path) throws IOException {
        json.writeStartObject();
        String description = words.description(path);
        if (description != null) {
            json.writeStringField("description", description);
        }
        String otherwise = words.otherwise(path);
        if (otherwise != null) {
            json.writeFieldName("default");
            json.writeRawValue(otherwise);
        }
        constraints(shape, path);
        json.writeEndObject();
    }

    /** What was described by the array, or the choice, that it is in. */
    private void part(Shape shape, String path) throws IOException {
        json.writeStartObject();
        constraints(shape, path);
        json.writeEndObject();
    }

    private void constraints(Shape shape, String path) throws IOException {
        if (shape instanceof Shape.Fields fields) {
            fields(fields, path);
        } else if (shape instanceof Shape.MapOf map) {
            json.writeStringField("type", "object");
            json.writeFieldName("additionalProperties");
            described(map.value(), SchemaDocument.below(path, "*"));
        } else if (shape instanceof Shape.ListOf list) {
            json.writeStringField("type", "array");
            json.writeFieldName("items");
            part(list.item(), path);
        } else if (shape instanceof Shape.Either either) {
            json.writeArrayFieldStart("anyOf");
            for (Shape alternative : either.alternatives()) {
                part(alternative, path);
            }
            json.writeEndArray();
        } else if (!(shape instanceof Shape.Free)) {
            single(shape);
        }
    }

    private void fields(Shape.Fields shape, String path) throws IOException {
        json.writeStringField("type", "object");
        json.writeObjectFieldStart("properties");
        for (Map.Entry<String, Shape> field : shape.fields().entrySet()) {
            json.writeFieldName(field.getKey());
            described(field.getValue(), SchemaDocument.below(path, field.getKey()));
        }
        json.writeEndObject();
        if (!shape.required().isEmpty()) {
            json.writeArrayFieldStart("required");
            for (String key : shape.required()) {
                json.writeString(key);
            }
            json.writeEndArray();
        }
        json.writeObjectFieldStart("patternProperties");
        json.writeObjectFieldStart("^x_");
        json.writeEndObject();
        json.writeEndObject();
        json.writeBooleanField("additionalProperties", false);
    }

    private void single(Shape shape) throws IOException {
        if (shape instanceof Shape.Text text) {
            json.writeStringField("type", "string");
            pattern(text.format().jsonPattern());
        } else if (shape instanceof Shape.Choice choice) {
            json.writeStringField("type", "string");
            json.writeArrayFieldStart("enum");
            for (String allowed : choice.allowed()) {
                json.writeString(allowed);
            }
            json.writeEndArray();
        } else if (shape instanceof Shape.Flag) {
            json.writeStringField("type", "boolean");
        } else if (shape instanceof Shape.Whole whole) {
            json.writeStringField("type", "integer");
            if (whole.min() != Long.MIN_VALUE) {
                json.writeNumberField("minimum", whole.min());
                json.writeNumberField("maximum", whole.max());
            }
        } else if (shape instanceof Shape.Number) {
            json.writeStringField("type", "number");
        } else if (shape instanceof Shape.Day) {
            json.writeStringField("type", "string");
            pattern(DAY);
        } else {
            json.writeFieldName("type");
            json.writeArray(new String[] {"string", "number", "boolean"}, 0, 3);
        }
    }

    private void pattern(@Nullable String pattern) throws IOException {
        if (pattern != null) {
            json.writeNumberField("maxLength", Format.LONGEST);
            json.writeStringField("pattern", pattern);
        }
    }
}
