package dev.serviceregistry.judges;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A published format of which no package brings a schema, restated as a schema of our own. */
final class PublishedSchema {

    private final JsonSchema schema;

    /** The schema of a name. */
    PublishedSchema(String name) throws IOException {
        Path file = Path.of("src", "test", "resources", "judges", name + ".schema.json");
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
    }

    /** What is wrong with a document; nothing when it is as the format is defined. */
    List<String> problems(Map<String, Object> document) throws IOException {
        List<String> problems = new ArrayList<>();
        String json = new ObjectMapper().writeValueAsString(document);
        for (ValidationMessage message : schema.validate(json, InputFormat.JSON)) {
            problems.add(message.getMessage());
        }
        return problems;
    }
}
