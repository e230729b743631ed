package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Terraform modules as HashiCorp's parser and the published types of the provider see them. */
@Tag("oracles")
class TerraformJudgesTest {

    @TempDir
    private Path directory;

    private static void run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(arguments, new ByteArrayOutputStream(), err))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private static void generate(Path root, Path output) {
        run(
                "generate",
                "--format",
                "terraform",
                "--allow-findings",
                "-q",
                "--config",
                root.toString(),
                "-o",
                output.toString());
    }

    private List<String> judged(Path modules) throws IOException, InterruptedException {
        Path said = directory.resolve("said.txt");
        new ProcessBuilder(
                        "node",
                        Path.of("src", "test", "oracles", "terraform.mjs").toString(),
                        Path.of("target", "oracles", "node_modules").toString(),
                        modules.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readAllLines(said);
    }

    @Test
    void every_module_of_the_catalogue_has_resources_that_there_are() throws IOException, InterruptedException {
        Path output = directory.resolve("out");
        generate(Path.of("..", "catalog"), output);

        assertThat(judged(output)).containsExactly("8 modules");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_are_modules_too() throws IOException, InterruptedException {
        Path systems = Path.of(System.getProperty("real.inputs"), "systems");
        for (JsonNode system :
                new ObjectMapper().readTree(systems.resolve("index.json").toFile())) {
            String name = system.get("system").asText();
            Path root = directory.resolve("root").resolve(name);
            List<String> arguments = new ArrayList<>(List.of("init", root.toString(), "-q", "--from"));
            system.get("files")
                    .forEach(file -> arguments.add(
                            systems.resolve(name).resolve(file.asText()).toString()));
            run(arguments.toArray(String[]::new));
            generate(root, directory.resolve("out").resolve(name));
        }

        assertThat(judged(directory.resolve("out"))).containsExactly("40 modules");
    }

    @Test
    void the_judge_sees_unknown_fields_wrong_types_and_references_to_nothing()
            throws IOException, InterruptedException {
        Path module = Files.createDirectories(directory.resolve("broken"));
        Files.writeString(module.resolve("main.tf"), """
                resource "kubernetes_service_account_v1" "a" {
                  automount_service_account_token = 5
                  token                           = var.token
                  metadata {}
                }
                resource "kubernetes_servant" "b" {}
                """);

        assertThat(String.join("\n", judged(module)))
                .contains(
                        "automount_service_account_token: 5 is no boolean",
                        "token: no such field",
                        "there is no var.token",
                        "kubernetes_servant: no such resource");
    }
}
