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

/** Terraform modules as HashiCorp's parser and formatter and the published types of the providers see them. */
@Tag("oracles")
class TerraformJudgesTest {

    private static final String FORMATS = "terraform,terraform-docker";

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
        Path output = GeneratedOutput.of(FORMATS, GeneratedOutput.CATALOG, directory.resolve("out"));

        assertThat(judged(output)).containsExactly("16 modules");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_are_modules_too() throws IOException, InterruptedException {
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory.resolve("root")).entrySet()) {
            GeneratedOutput.of(
                    FORMATS, system.getValue(), directory.resolve("out").resolve(system.getKey()));
        }

        assertThat(judged(directory.resolve("out"))).containsExactly("80 modules");
    }

    @Test
    void what_projects_share_on_a_host_is_looked_up_as_there_is_something_to_look_up()
            throws IOException, InterruptedException {
        for (String project : List.of("mail", "shop")) {
            Files.writeString(
                    Files.createDirectories(directory.resolve("root/projects/" + project))
                            .resolve("services.toml"),
                    """
                    [services.api]
                    type = "worker"
                    version = "1.0.0"
                    container.image = "api"
                    network = { networks = ["edge"], scopes = { edge = "host" } }
                    """);
        }
        Files.writeString(
                Files.createDirectories(directory.resolve("root/services")).resolve("catalog.toml"),
                "[catalog]\nname = \"central\"\n");
        Path output = GeneratedOutput.of("terraform-docker", directory.resolve("root"), directory.resolve("out"));

        assertThat(Files.readString(output.resolve("terraform-docker/default/shop/networks.tf")))
                .contains("data \"docker_network\" \"edge\"");
        assertThat(judged(output)).containsExactly("2 modules");
    }

    @Test
    void the_judge_sees_unknown_fields_wrong_types_other_layouts_and_references_to_nothing()
            throws IOException, InterruptedException {
        Path module = Files.createDirectories(directory.resolve("broken"));
        Files.writeString(module.resolve("main.tf"), """
                resource "kubernetes_service_account_v1" "a" {
                  automount_service_account_token = 5
                  token                           = var.token
                  metadata {}
                }
                resource "kubernetes_servant" "b" {}
                data "docker_volume" "v" {}
                data "docker_network" "n" {
                  label = data.docker_network.m.name
                }
                resource "docker_container" "c" {
                  name = "c"
                  image = docker_image.c.image_id
                  healthcheck {}
                }
                """);

        assertThat(String.join("\n", judged(module)))
                .contains(
                        "automount_service_account_token: 5 is no boolean",
                        "token: no such field",
                        "there is no var.token",
                        "kubernetes_servant: no such resource",
                        "data.docker_volume: no such resource",
                        "data.docker_network.n: name is missing",
                        "data.docker_network.n.label: no such field",
                        "there is no data.docker_network.m",
                        "healthcheck: test is missing",
                        "there is no docker_image.c",
                        "main.tf: is not formatted");
    }
}
