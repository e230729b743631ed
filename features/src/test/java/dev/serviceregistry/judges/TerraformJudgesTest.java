package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Terraform modules as HashiCorp's parser and the published types of the provider see them. */
@Tag("oracles")
class TerraformJudgesTest {

    @TempDir
    private Path directory;

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
        Path output = GeneratedOutput.of("terraform", GeneratedOutput.CATALOG, directory.resolve("out"));

        assertThat(judged(output)).containsExactly("8 modules");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_are_modules_too() throws IOException, InterruptedException {
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory.resolve("root")).entrySet()) {
            GeneratedOutput.of(
                    "terraform", system.getValue(), directory.resolve("out").resolve(system.getKey()));
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
