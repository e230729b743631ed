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
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The JSON schema of the Compose specification, as the linter dclint brings it. */
public final class ComposeSchema {

    /** Where npm has put the linter. */
    static final Path LINTER = Path.of("target", "oracles", "node_modules", "dclint");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonSchema schema;

    /** The schema that is installed. */
    public ComposeSchema() throws IOException {
        String text = Files.readString(LINTER.resolve("schemas").resolve("compose.schema.json"));
        // Its own name is a relative one, which no reference in it can be resolved against.
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(text.replace(
                                "\"$id\": \"compose_spec.json\"", "\"$id\": \"https://example.org/compose.json\"")
                        .replace("https://json-schema.org/draft-07/schema", "http://json-schema.org/draft-07/schema#"));
    }

    /** What is wrong with a Compose file; nothing when it is as the specification says. */
    public List<String> problems(String yaml) throws IOException {
        Object file = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.writeValueAsString(file), InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
