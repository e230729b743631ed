package dev.serviceregistry.generators.docker;

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
        assertThat(losses(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                volumes.a = { mount = "/a", type = "config", source = "./Caddyfile" }
                volumes.b = { mount = "/b", type = "config", source = "app.v1", item = "app.v1" }
                volumes.c = { mount = "/c", type = "config", source = "conf/c" }
                volumes.d = { mount = "/d", type = "config", source = "${FILE}" }
                """))
                .containsExactly("volumes.b.source: whoever starts the project gives it as APP_V1");
        assertThat(text(root)).endsWith("""
                configs:
                  Caddyfile:
                    file: "./Caddyfile"
                  app-v1:
                    environment: APP_V1
                  conf-c:
                    file: conf/c
                  FILE:
                    file: "${FILE}"
                """);
    }

    @Test
    void what_the_platform_holds_is_read_from_a_variable_since_only_swarms_have_it() throws IOException {
        assertThat(losses(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                env.PASSWORD = { from_secret = "db", key = "password" }
                [services.web.secrets]
                shell = { provider = "external-secrets", path = "SHELL_SECRET" }
                db = { provider = "vault", path = "kv/db" }
                tls = { provider = "vault", path = "kv/tls", keys = ["tls.crt", "tls.key"] }
                [services.web.volumes]
                a = { mount = "/run/secrets/bar", type = "secret", source = "shell", item = "shell" }
                b = { mount = "/etc/db", type = "secret", source = "db", item = "password" }
                c = { mount = "/tls", type = "secret", source = "tls" }
                d = { mount = "/etc/site.conf", type = "config", source = "site", item = "site.conf" }
                e = { mount = "/from_env", type = "config", source = "CONFIG", item = "CONFIG" }
                """))
                .containsExactly(
                        "volumes.b.source: whoever starts the project gives it as DB_PASSWORD",
                        "volumes.c.source: whoever starts the project gives it as TLS_TLS_CRT, TLS_TLS_KEY",
                        "volumes.d.source: whoever starts the project gives it as SITE_SITE_CONF");
        assertThat(text(root))
                .contains("PASSWORD: \"${DB_PASSWORD:?}\"")
                .endsWith("""
                secrets:
                  shell:
                    environment: SHELL_SECRET
                  db-password:
                    environment: DB_PASSWORD
                  tls-tls-crt:
                    environment: TLS_TLS_CRT
                  tls-tls-key:
                    environment: TLS_TLS_KEY
                configs:
                  site-site-conf:
                    environment: SITE_SITE_CONF
                  CONFIG:
                    environment: CONFIG
                """)
                .contains("target: /tls/tls.crt", "target: /tls/tls.key")
                .doesNotContain("external");
    }

    @Test
    void two_secrets_and_their_keys_have_no_name_in_common() throws IOException {
        losses(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                [services.web.secrets]
                db = { provider = "vault", path = "kv/db", keys = ["pw", "a.b", "a-b"] }
                db-pw = { provider = "file", path = "./pw.txt" }
                [services.web.volumes]
                a = { mount = "/db", type = "secret", source = "db" }
                b = { mount = "/pw", type = "secret", source = "db-pw" }
                c = { mount = "/one", type = "secret", source = "db", item = "pw" }
                """);

        assertThat(text(root)).endsWith("""
                secrets:
                  db-pw-2:
                    environment: DB_PW
                  db-a-b:
                    environment: DB_A_B
                  db-a-b-2:
                    environment: DB_A_B_2
                  db-pw:
                    file: "./pw.txt"
                """).contains("- source: db-pw-2\n        target: /one\n");
    }

    @Test
    void what_is_asked_for_a_config_is_called_as_no_variable_that_is_another() throws IOException {
        assertThat(losses(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                [services.web.volumes]
                a = { mount = "/a", type = "config", source = "config", item = "config" }
                b = { mount = "/b", type = "config", source = "CONFIG", item = "CONFIG" }
                """))
                .containsExactly("volumes.a.source: whoever starts the project gives it as CONFIG_2");
        assertThat(text(root)).endsWith("""
                configs:
                  config:
                    environment: CONFIG_2
                  CONFIG:
                    environment: CONFIG
                """);
    }

    @Test
    void a_directory_of_all_that_a_secret_or_a_config_has_is_lost_where_nothing_says_what_that_is() throws IOException {
        assertThat(losses(root, """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                [services.web.secrets]
                a = { provider = "external-secrets", path = "A" }
                [services.web.volumes]
                a = { mount = "/a", type = "secret", source = "a" }
                b = { mount = "/b", type = "config", source = "B" }
                c = { mount = "/run/secrets/a", type = "secret", source = "a" }
                """))
                .containsExactly(
                        "volumes.a.mount: Compose mounts one file, and no item says which",
                        "volumes.b.mount: Compose mounts one file, and no item says which",
                        "volumes.c.mount: Compose mounts one file, and no item says which");
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
