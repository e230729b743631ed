package dev.serviceregistry.generators.docker;

import static dev.serviceregistry.generators.docker.ComposeFiles.compose;
import static dev.serviceregistry.generators.docker.ComposeFiles.generate;
import static dev.serviceregistry.generators.docker.ComposeFiles.losses;
import static dev.serviceregistry.generators.docker.ComposeFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes are kept, shared and called as it is declared. */
class VolumesTest {

    @TempDir
    private Path root;

    @Test
    void containers_that_keep_data_of_their_own_do_not_share_a_volume() throws IOException {
        String services = """
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                deploy = { kind = "statefulset", replicas = 3 }
                volumes.data = { mount = "/data", type = "persistent" }
                """;
        String reason =
                "deploy.replicas: containers of one service share its volumes there, and each of these needs data"
                        + " of its own";

        assertThat(losses(root, services)).contains(reason);
        assertThat(generate(root, GenerationRequest.everything(SecretTexts.none()))
                        .files()
                        .values())
                .noneMatch(file -> file.contains("replicas"));
        assertThat(losses(root, services.replace("persistent", "ephemeral"))).doesNotContain(reason);
        assertThat(losses(root, services.replace("statefulset", "deployment"))).doesNotContain(reason);
    }

    @Test
    void a_config_is_a_file_where_its_source_is_a_path() throws IOException {
        assertThat(compose(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                volumes.a = { mount = "/a", type = "config", source = "./Caddyfile" }
                volumes.b = { mount = "/b", type = "config", source = "app.v1" }
                volumes.c = { mount = "/c", type = "config", source = "conf/c" }
                volumes.d = { mount = "/d", type = "config", source = "${FILE}" }
                """)).endsWith("""
                configs:
                  Caddyfile:
                    file: "./Caddyfile"
                  app-v1:
                    external: true
                    name: app.v1
                  conf-c:
                    file: conf/c
                  FILE:
                    file: "${FILE}"
                """);
    }

    @Test
    void a_volume_has_a_name_that_the_engine_takes_and_no_propagation() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "nfs.example.com:/exports" }
                b = { mount = "/b", type = "persistent", source = "s:/exports" }
                c = { mount = "/c", type = "persistent", source = "s-exports", propagation = "rslave" }
                d = { mount = "/d", type = "ephemeral", read_only = true, propagation = "rslave" }
                """;

        String reason = "the engine calls no volume so: it has an empty one called ";
        assertThat(losses(root, services))
                .containsExactly(
                        "volumes.a.source: " + reason + "nfs.example.com-exports",
                        "volumes.b.source: " + reason + "s-exports-2",
                        "volumes.c.propagation: a container shares mounts below folders of the host alone",
                        "volumes.d.propagation: a container shares mounts below folders of the host alone");
        assertThat(text(root))
                .contains("- nfs.example.com-exports:/a\n", "- s-exports-2:/b\n", "- s-exports:/c\n")
                .endsWith("volumes:\n  nfs.example.com-exports: {}\n  s-exports-2: {}\n  s-exports: {}\n");
    }

    @Test
    void a_volume_is_called_what_its_source_comes_to_and_begins_with_a_letter_or_a_digit() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "${VOL:-data}" }
                b = { mount = "/b", type = "persistent", source = "data" }
                c = { mount = "/c", type = "persistent", source = "_cache" }
                d = { mount = "/d", type = "persistent", source = "${OTHER}" }
                e = { mount = "/e", type = "persistent", source = "__" }
                f = { mount = "/f", type = "ephemeral", source = "${TMP:-scratch}" }
                g = { mount = "/g", type = "ephemeral", source = "scratch" }
                """;

        String reason = "the engine calls no volume so: it has an empty one called ";
        assertThat(losses(root, services))
                .containsExactly(
                        "volumes.c.source: " + reason + "cache",
                        "volumes.d.source: " + reason + "OTHER-",
                        "volumes.e.source: " + reason + "volume");
        assertThat(text(root))
                .contains("- data:/a\n", "- data:/b\n", "- cache:/c\n", "- OTHER-:/d\n", "- volume:/e\n")
                .contains("- api-scratch:/f\n", "- api-scratch:/g\n");
    }
}
