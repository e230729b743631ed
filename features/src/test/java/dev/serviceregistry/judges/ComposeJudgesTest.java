package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Compose files of the catalogue that comes with the project, as the specification and a linter see them. */
@Tag("oracles")
class ComposeJudgesTest {

    private static final Path CATALOG = Path.of("..", "catalog");

    @TempDir
    private Path output;

    @BeforeEach
    void generate() {
        String[] arguments = {
            "generate",
            "--format",
            "docker",
            "--config",
            CATALOG.toString(),
            "-o",
            output.toString(),
            "--allow-findings"
        };
        assertThat(Main.run(arguments, new ByteArrayOutputStream(), new ByteArrayOutputStream()))
                .isZero();
    }

    @Test
    void every_file_is_as_the_specification_says() throws IOException {
        ComposeSchema schema = new ComposeSchema();
        for (Path file : files()) {
            assertThat(schema.problems(Files.readString(file)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void the_schema_refuses_what_is_no_compose_file() throws IOException {
        assertThat(new ComposeSchema().problems("services:\n  web:\n    imag: nginx\n"))
                .isNotEmpty();
    }

    @Test
    void a_linter_finds_nothing() throws IOException, InterruptedException {
        Path rules = output.resolve("rules.json");
        Path said = output.resolve("said.txt");
        // An image that is built here and pulled elsewhere is no mistake, nor are quotes where YAML needs them.
        Files.writeString(rules, """
                {"rules": {
                  "require-quotes-in-ports": [1, {"quoteType": "double"}],
                  "no-build-and-image": 0,
                  "no-quotes-in-volumes": 0
                }}
                """);
        int code = new ProcessBuilder(List.of(
                        "node",
                        ComposeSchema.LINTER
                                .resolve("bin")
                                .resolve("dclint.cjs")
                                .toString(),
                        "--recursive",
                        "--max-warnings",
                        "0",
                        "--config",
                        rules.toString(),
                        output.resolve("docker").toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();

        assertThat(code).as(Files.readString(said)).isZero();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(output.resolve("docker"))) {
            List<Path> found =
                    files.filter(file -> file.endsWith("compose.yaml")).toList();
            assertThat(found).hasSizeGreaterThan(7);
            return found;
        }
    }
}
