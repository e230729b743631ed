package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new repository as Taplo sees it, which editors check TOML by. */
@Tag("oracles")
class EditorJudgesTest {

    private @TempDir Path root;

    @BeforeEach
    void aNewRepository() {
        GeneratedOutput.run("init", root.toString());
    }

    private String checked(List<String> files, int code) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                Path.of("target", "oracles", "node_modules", "@taplo", "cli", "dist", "cli.js")
                        .toAbsolutePath()
                        .toString(),
                "check"));
        command.addAll(files);
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    @Test
    void every_file_of_a_new_repository_conforms_to_the_schema_it_names() throws Exception {
        List<String> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".toml"))
                    .sorted()
                    .toList();
        }

        checked(files, 0);

        assertThat(files).hasSizeGreaterThan(6);
    }

    @Test
    void a_misspelt_key_and_a_value_of_another_type_are_underlined() throws Exception {
        Path project = root.resolve("projects/example/services.toml");
        String text = Files.readString(project);
        Files.writeString(
                project,
                text + "\n[services.spoilt]\ntype = \"api\"\nversion = \"1.0.0\"\nlifecycel = \"production\"\n");
        assertThat(checked(List.of("projects/example/services.toml"), 1)).contains("lifecycel", "unexpected");

        Files.writeString(project, text + "\n[services.spoilt.deploy]\nreplicas = \"three\"\n");
        assertThat(checked(List.of("projects/example/services.toml"), 1)).contains("replicas = \"three\"");
    }
}
