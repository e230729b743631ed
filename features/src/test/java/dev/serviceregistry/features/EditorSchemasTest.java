package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.schema.SchemaReference;
import dev.serviceregistry.registry.schema.Validation;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With {@code -Dupdate.reference} schemas and reference are written anew: what an editor completes and checks by agrees with what the reader takes and refuses. */
class EditorSchemasTest {

    private static final Path CATALOG = Path.of("..", "catalog");
    private static final Path PLANTED = Path.of("src", "test", "resources", "planted", "repository");
    private static final Path REFERENCE = Path.of("..", "docs", "schema.md");
    private static final String MARK = "<!-- From here on generated from the schema. -->\n";
    private static final int MUTANTS_OF_A_FILE = 300;

    private static final List<String> VALUES = List.of(
            "\"text\"",
            "\"\"",
            "1",
            "0",
            "-1",
            "70000",
            "true",
            "1.5",
            "[]",
            "[\"a\"]",
            "[1]",
            "{}",
            "{ x_y = 1 }",
            "2026-01-31",
            "\"2026-01-31\"",
            "\"99.9%\"",
            "\"10s\"",
            "\"@a-team\"",
            "\"1.2\"",
            "\"a b\"",
            "\"high\"",
            "\"*/5 * * * *\"",
            "\"512Mi\"",
            "\"/var\"",
            "\"SOC2:A1.2\"",
            "\"on-failure:5\"",
            "{ service = \"a\" }");

    /** What no JSON Schema can tell: the grammar of ranges, and what days there are. */
    private static final List<String> BEYOND = List.of("must be a range", "must be a service", "must be a day");

    private final Map<DocumentKind, JsonSchema> schemas = new EnumMap<>(DocumentKind.class);

    EditorSchemasTest() {
        for (DocumentKind kind : DocumentKind.values()) {
            schemas.put(
                    kind,
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(dev.serviceregistry.registry.schema.JsonSchema.of(kind)));
        }
    }

    @Test
    void the_schemas_of_the_catalogue_are_those_of_this_version() throws IOException {
        for (DocumentKind kind : DocumentKind.values()) {
            Path file = CATALOG.resolve("schemas").resolve(kind.schemaFile());
            String schema = dev.serviceregistry.registry.schema.JsonSchema.of(kind);
            if (Boolean.getBoolean("update.reference")) {
                Files.writeString(file, schema);
            }
            assertThat(file).content().isEqualTo(schema);
        }
    }

    @Test
    void every_file_of_the_catalogue_names_its_schema_and_conforms_to_it() throws IOException {
        files(CATALOG).forEach((file, kind) -> {
            String text = text(CATALOG.resolve(file));
            // A frozen copy stays as it was released.
            if (!file.contains("/versions/")) {
                String up = "../".repeat(file.split("/").length - 1);
                assertThat(text).startsWith("#:schema " + up + "schemas/" + kind.schemaFile() + "\n");
            }
            assertThat(refusedBySchema(parsed(text), kind)).as(file).isEmpty();
        });
    }

    @Test
    void reader_and_schema_refuse_the_same_of_the_planted_defects() throws IOException {
        List<String> refused = new ArrayList<>();
        files(PLANTED).forEach((file, kind) -> {
            TomlDocument document =
                    TomlParser.parse(file, text(PLANTED.resolve(file)).getBytes(StandardCharsets.UTF_8));
            if (document.usable()) {
                List<Problem> byReader = Validation.of(document.content(), kind).problems();
                assertThat(refusedBySchema(document.content(), kind).isEmpty())
                        .as(file + byReader)
                        .isEqualTo(byReader.stream().noneMatch(EditorSchemasTest::canBeTold));
                refused.addAll(byReader.stream().map(Problem::path).toList());
            }
        });
        assertThat(refused).isNotEmpty();
    }

    @Test
    void reader_and_schema_refuse_the_same_of_spoilt_files() throws IOException {
        List<Boolean> outcomes = new ArrayList<>();
        files(CATALOG).forEach((file, kind) -> {
            List<String> lines = text(CATALOG.resolve(file)).lines().toList();
            for (int seed = 0; seed < MUTANTS_OF_A_FILE; seed++) {
                String spoilt = spoilt(lines, new Random(seed));
                TomlDocument document = TomlParser.parse(file, spoilt.getBytes(StandardCharsets.UTF_8));
                if (!document.usable()) {
                    continue;
                }
                List<Problem> byReader = Validation.of(document.content(), kind).problems();
                if (byReader.stream().anyMatch(problem -> problem.message().endsWith("not a date or time"))) {
                    // JSON has no dates: a schema takes one for a text.
                    continue;
                }
                List<String> bySchema = refusedBySchema(document.content(), kind);
                boolean refused = byReader.stream().anyMatch(EditorSchemasTest::canBeTold);
                assertThat(!bySchema.isEmpty())
                        .as("%s, seed %d: reader %s, schema %s", file, seed, byReader, bySchema)
                        .isEqualTo(refused);
                outcomes.add(refused);
            }
        });
        assertThat(outcomes).hasSizeGreaterThan(2000).contains(true, false);
    }

    @Test
    void the_reference_of_the_schema_is_that_of_this_version() throws IOException {
        String written = text(REFERENCE);
        String expected =
                written.substring(0, written.indexOf(MARK) + MARK.length()) + "\n" + SchemaReference.markdown();
        if (Boolean.getBoolean("update.reference")) {
            Files.writeString(REFERENCE, expected);
        }
        assertThat(text(REFERENCE)).isEqualTo(expected);
    }

    /** Another value, or another name, for one key of the file. */
    private static String spoilt(List<String> lines, Random random) {
        List<String> spoilt = new ArrayList<>(lines);
        int line;
        do {
            line = random.nextInt(lines.size());
        } while (!lines.get(line).matches("[\\w.\"-]+ = .*"));
        String key = lines.get(line).substring(0, lines.get(line).indexOf(" = "));
        String value = VALUES.get(random.nextInt(VALUES.size()));
        boolean renames = random.nextInt(8) == 0;
        spoilt.set(line, renames ? "z" + lines.get(line) : key + " = " + value);
        return String.join("\n", spoilt) + "\n";
    }

    private static boolean canBeTold(Problem problem) {
        boolean isOfAnotherType = problem.message().matches(".*, not (a|an|true or) [a-z ]+");
        return isOfAnotherType || BEYOND.stream().noneMatch(problem.message()::contains);
    }

    private List<String> refusedBySchema(Table content, DocumentKind kind) {
        return schemas.get(kind).validate(json(content)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static Table parsed(String text) {
        return TomlParser.parse("file.toml", text.getBytes(StandardCharsets.UTF_8))
                .content();
    }

    private static JsonNode json(Node node) {
        JsonNodeFactory factory = JsonNodeFactory.instance;
        if (node instanceof Table table) {
            ObjectNode object = factory.objectNode();
            table.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
            return object;
        } else if (node instanceof Array array) {
            ArrayNode list = factory.arrayNode();
            array.items().forEach(item -> list.add(json(item)));
            return list;
        }
        Object value = ((Scalar) node).value();
        if (value instanceof Boolean flag) {
            return factory.booleanNode(flag);
        } else if (value instanceof Long number) {
            return factory.numberNode(number);
        }
        return value instanceof Double number ? factory.numberNode(number) : factory.textNode(value.toString());
    }

    private static Map<String, DocumentKind> files(Path root) throws IOException {
        Map<String, DocumentKind> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path :
                    all.filter(file -> file.toString().endsWith(".toml")).toList()) {
                String name = root.relativize(path).toString().replace('\\', '/');
                for (DocumentKind kind : DocumentKind.values()) {
                    String pattern = kind.where().replace(".", "\\.").replace("NAME", "[^/]+");
                    if (name.matches(pattern) || kind == DocumentKind.CATALOG && name.matches("services/versions/.*")) {
                        files.put(name, kind);
                    }
                }
            }
        }
        return files;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
