package dev.serviceregistry.generators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.docker.DockerGenerator;
import dev.serviceregistry.generators.kcl.KclGenerator;
import dev.serviceregistry.generators.kubernetes.KubernetesGenerator;
import dev.serviceregistry.generators.score.ScoreGenerator;
import dev.serviceregistry.generators.terraform.TerraformGenerator;
import dev.serviceregistry.generators.terraformdocker.TerraformDockerGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every format that runs services says of the same declaration, and what of it each tells to be lost. */
class OnlyToldLossesTest {

    private static final List<CodeGenerator> RUNNING = List.of(
            new DockerGenerator(),
            new KubernetesGenerator(),
            new TerraformGenerator(),
            new TerraformDockerGenerator(),
            new ScoreGenerator());

    @TempDir
    private Path root;

    private GeneratedFiles generate(CodeGenerator generator, String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator);
    }

    private static String service(String id, String more) {
        return "[services." + id
                + "]\ntype = \"api\"\nversion = \"1.0.0\"\ncontainer = { image = \"x\", tag = \"1\" }\n" + more;
    }

    private static String text(GeneratedFiles files) {
        return String.join("\n", files.files().values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ a = 1 }", "[\"x\", \"y\"]", "{}", "[]"})
    void a_property_of_several_values_is_no_variable(String value) throws IOException {
        String services = service(
                "b",
                "properties.several = { type = \"object\", default = " + value + " }\n"
                        + "env.SEVERAL = { from_property = \"several\" }\n");

        for (CodeGenerator generator : RUNNING) {
            GeneratedFiles files = generate(generator, services);

            assertThat(Catalogue.losses(files))
                    .as(generator.format().toString())
                    .containsExactly("env.SEVERAL.from_property: a variable has a single value, and the default of the"
                            + " property is none");
            assertThat(text(files)).doesNotContain("SEVERAL");
        }
    }

    @Test
    void a_key_that_is_lost_and_a_secret_is_masked() throws IOException {
        String token = "ghp_" + "a1B2".repeat(9);
        String labels = "labels = { \"https://u:hunter2x@x/y\" = \"a\", \"a/" + token + "/b\" = \"b\" }\n";

        assertThat(Catalogue.losses(generate(new KubernetesGenerator(), service("b", labels))))
                .extracting(loss -> loss.substring(0, loss.indexOf(": ")))
                .containsExactlyInAnyOrder("labels.\"********\"", "labels.\"a/********/b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "labels", "volumes", "secrets", "ports", "health"})
    void nothing_is_lost_of_a_table_without_entries(String key) throws IOException {
        for (CodeGenerator generator : RUNNING) {
            assertThat(Catalogue.losses(generate(generator, service("a", key + " = {}\n"))))
                    .as(generator.format().toString())
                    .isEmpty();
        }
    }

    @Test
    void callers_of_a_former_name_find_the_service_in_its_networks() throws IOException {
        String services = service("b", "aliases = [\"former-b\", \"c\", \"b.old\", \"no name\"]\n")
                + service("c", "")
                + service("d", "aliases = [\"b.old\"]\nnetwork.networks = [\"front\", \"back\"]\n")
                + service("e", "aliases = [\"former-e\"]\nnetwork.networks = [\"front\"]\n");

        assertThat(text(generate(new DockerGenerator(), services)))
                .containsSubsequence(
                        "  b:\n", "networks:\n      default:\n        aliases:\n          - former-b\n    restart")
                .containsSubsequence("  d:\n", "networks:\n      - front\n      - back\n")
                .containsSubsequence("  e:\n", "networks:\n      front:\n        aliases:\n          - former-e\n");
        assertThat(text(generate(new TerraformDockerGenerator(), services)))
                .contains("aliases = [\"b\", \"former-b\"]", "aliases = [\"d\"]", "aliases = [\"e\", \"former-e\"]");
        assertThat(Catalogue.losses(generate(new ScoreGenerator(), service("b", "aliases = [\"former-b\"]\n"))))
                .containsExactly("aliases: a workload is found by one name there");
    }

    @Test
    void a_container_in_the_network_of_another_has_no_further_name() throws IOException {
        String services = service("a", "aliases = [\"former-a\"]\ncontainer.network_mode = \"host\"\n")
                .replace("container = { image = \"x\", tag = \"1\" }\n", "container.image = \"x\"\n");

        for (CodeGenerator generator : List.of(new DockerGenerator(), new TerraformDockerGenerator())) {
            GeneratedFiles files = generate(generator, services);

            assertThat(Catalogue.losses(files))
                    .contains("aliases: a container that shares a network has no name there");
            assertThat(text(files)).doesNotContain("former-a");
        }
    }

    @Test
    void a_port_that_is_a_variable_has_the_number_of_its_default_where_numbers_alone_are_known() throws IOException {
        String services = service("a", """
                ports.main = { port = "${HTTP_PORT:-8080}", app_protocol = "http" }
                ports.admin = { port = 81, target_port = "${ADMIN:-${OTHER:-9081}}" }
                network.ingress = [{ host = "a.example" }]
                """);

        GeneratedFiles files = generate(new KubernetesGenerator(), services);
        assertThat(files.losses()).isEmpty();
        assertThat(text(files))
                .contains("containerPort: 8080", "containerPort: 9081", "port: 8080\n      targetPort: 8080")
                .contains("port: 81\n      targetPort: 9081", "number: 8080");
        assertThat(text(generate(new ScoreGenerator(), services))).contains("port: 8080", "targetPort: 9081");
        GeneratedFiles kcl = generate(new KclGenerator(), services);
        assertThat(text(kcl))
                .contains("port = 8080", "\"port\" = 8080", "\"target_port\" = 9081")
                .doesNotContain("HTTP_PORT");
        assertThat(Catalogue.losses(kcl))
                .containsExactly(
                        "ports.main.port: a port is a number there, so it is that of the default",
                        "ports.admin.target_port: a port is a number there, so it is that of the default");
    }

    @ParameterizedTest
    @CsvSource({
        "'port = \"${HTTP_PORT}\"', ports.main",
        "'port = \"${HTTP_PORT:-web}\"', ports.main",
        "'port = 80, target_port = \"${HTTP_PORT}\"', ports.main.target_port"
    })
    void a_port_whose_number_nobody_knows_is_a_loss(String port, String key) throws IOException {
        String services = service("a", "ports.main = { " + port + " }\n");

        GeneratedFiles files = generate(new KubernetesGenerator(), services);
        assertThat(Catalogue.losses(files)).containsExactly(key + ": nothing gives it a number in the cluster");
        assertThat(text(files)).doesNotContain("containerPort", "kind: Service\n");
        assertThat(text(generate(new KclGenerator(), services))).doesNotContain("HTTP_PORT");
    }

    @Test
    void nothing_is_put_into_a_container_whose_root_is_read_only() throws IOException {
        String services = """
                [services.a]
                type = "api"
                version = "1.0.0"
                container = { image = "x", read_only_root = true }
                volumes.cfg = { mount = "/etc/a.conf", type = "config", source = "./a.conf" }
                volumes.abs = { mount = "/etc/b.conf", type = "config", source = "/srv/b.conf" }
                volumes.key = { mount = "/run/key", type = "secret" }
                secrets.key = { provider = "vault", path = "kv/key" }
                """;

        GeneratedFiles files = generate(new TerraformDockerGenerator(), services);
        assertThat(text(files))
                .containsSubsequence("target    = \"/etc/a.conf\"\n    read_only = true\n    source    = abspath(")
                .containsSubsequence(
                        "target    = \"/etc/b.conf\"\n    read_only = true\n    source    = \"/srv/b.conf\"")
                .doesNotContain("upload");
        assertThat(Catalogue.losses(files))
                .anyMatch(loss -> loss.startsWith("volumes.key: the engine puts no file into"));
        assertThat(text(generate(new TerraformDockerGenerator(), services.replace("true", "false"))))
                .contains("upload");
    }

    @Test
    void nothing_is_mounted_in_memory_where_a_volume_stands() throws IOException {
        String services = """
                [services.a]
                type = "api"
                version = "1.0.0"
                container = { image = "x", tmpfs = ["/tmp/", "/run:size=1m", "/other", "/other/:size=2m"] }
                volumes.t = { mount = "/tmp", type = "ephemeral" }
                volumes.r = { mount = "/run/", type = "ephemeral" }
                """;

        for (CodeGenerator generator : List.of(new DockerGenerator(), new TerraformDockerGenerator())) {
            GeneratedFiles files = generate(generator, services);

            assertThat(Catalogue.losses(files))
                    .as(generator.format().toString())
                    .hasSize(3)
                    .containsOnly("container.tmpfs: a container has one volume at one place");
            assertThat(text(files)).contains("/other").doesNotContain("size=");
        }
    }

    @Test
    void containers_are_replaced_one_by_one_where_neither_more_nor_fewer_may_run() throws IOException {
        String services = service(
                "a",
                "deploy = { replicas = 3, strategy = { type = \"rolling\", max_surge = 0, max_unavailable = 0 } }\n");

        GeneratedFiles files = generate(new DockerGenerator(), services);
        assertThat(text(files)).contains("parallelism: 1\n        order: start-first");
        assertThat(Catalogue.losses(files)).singleElement().asString().startsWith("deploy.strategy.max_surge: without");
    }
}
