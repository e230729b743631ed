package dev.serviceregistry.generators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.docker.DockerGenerator;
import dev.serviceregistry.generators.kubernetes.KubernetesGenerator;
import dev.serviceregistry.generators.terraform.TerraformGenerator;
import dev.serviceregistry.generators.terraformdocker.TerraformDockerGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service gets the secrets that it declares, whatever those of other services are called. */
class SecretNamesTest {

    /** Three services with a secret of one name; the first and the last keep it at one place. */
    private static final String SECRETS = service("a", "vault", "kv/a")
            + service("b", "vault", "kv/b")
            + service("c", "external-secrets", "kv/a")
            + service("d", "vault", "kv/a");

    @TempDir
    private Path root;

    private static String service(String id, String provider, String path) {
        return """
                [services.%s]
                type = "api"
                version = "1.0.0"
                container = { image = "x", tag = "1" }
                env.DB = { from_secret = "db", key = "password" }
                secrets.db = { provider = "%s", path = "%s", keys = ["password"] }
                volumes.db = { mount = "/run/secrets/db", type = "secret" }
                """.formatted(id, provider, path);
    }

    private String files(CodeGenerator generator, String services, String name) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator)
                .files()
                .get("default/shop/" + name);
    }

    @Test
    void a_variable_that_whoever_starts_compose_gives_is_called_the_same_whatever_probes_and_descriptions_say()
            throws IOException {
        String named = """
                [services.db]
                type = "database"
                version = "1.0.0"
                description = "Set $DB_PASSWORD or ${DB_PASSWORD}."
                env.DB_PASSWORD = { from_secret = "db", key = "password" }
                secrets.db = { provider = "vault", keys = ["password"] }
                health.readiness = { exec = ["sh", "-c", "ping -p$DB_PASSWORD ${DB_PASSWORD}"] }
                [services.db.container]
                image = "x"
                command = ["sh", "-c", "run $${DB_PASSWORD} ${DB_PASSWORD}"]
                """;

        assertThat(files(new DockerGenerator(), named, "compose.yaml")).contains("DB_PASSWORD: \"${DB_PASSWORD:?}\"");
    }

    @Test
    void a_secret_takes_no_variable_that_a_text_has_a_meaning_for() throws IOException {
        String other = """
                [services.web]
                type = "api"
                version = "1.0.0"
                container.image = "x"
                env.GREETING = "hello ${DB_PASSWORD}"
                """;

        assertThat(files(new DockerGenerator(), service("db", "vault", "kv/db") + other, "compose.yaml"))
                .contains("${DB_PASSWORD_2:?}", "hello ${DB_PASSWORD}");
    }

    @Test
    void a_cluster_fetches_each_and_hands_each_to_who_declares_it() throws IOException {
        assertThat(files(new KubernetesGenerator(), SECRETS, "external-secrets.yaml"))
                .containsSubsequence("name: a-db", "name: vault", "key: kv/a")
                .containsSubsequence("name: b-db", "name: vault", "key: kv/b")
                .containsSubsequence("name: c-db", "name: external-secrets", "key: kv/a")
                .doesNotContain("name: d-db", "name: db\n");
        assertThat(files(new KubernetesGenerator(), SECRETS, "workloads/b.yaml"))
                .containsSubsequence("secretKeyRef:", "name: b-db", "secretName: b-db");
        assertThat(files(new KubernetesGenerator(), SECRETS, "workloads/d.yaml"))
                .containsSubsequence("secretKeyRef:", "name: a-db", "secretName: a-db");
        assertThat(files(new TerraformGenerator(), SECRETS, "workload-b.tf")).contains("b-db");
    }

    @Test
    void one_that_services_share_keeps_its_name() throws IOException {
        String services = service("a", "vault", "kv/db") + service("b", "vault", "kv/db");

        assertThat(files(new KubernetesGenerator(), services, "external-secrets.yaml"))
                .containsOnlyOnce("kind: ExternalSecret")
                .contains("name: db\n");
        assertThat(files(new DockerGenerator(), services, "compose.yaml")).contains("DB: \"${DB_PASSWORD:?}\"");
    }

    @Test
    void names_that_are_one_to_a_cluster_alone_are_kept_apart_there() throws IOException {
        String services = """
                [services.a]
                type = "api"
                version = "1.0.0"
                container.image = "x"
                env.X = { from_secret = "db.main", key = "k" }
                env.Y = { from_secret = "db-main", key = "k" }
                secrets."db.main" = { provider = "vault", keys = ["k"] }
                secrets.db-main = { provider = "vault", keys = ["k"] }
                """;

        assertThat(files(new KubernetesGenerator(), services, "external-secrets.yaml"))
                .containsSubsequence("name: a-db-main\n", "key: db.main", "name: a-db-main-2\n", "key: db-main");
        assertThat(files(new KubernetesGenerator(), services, "workloads/a.yaml"))
                .containsSubsequence("name: X", "name: a-db-main\n", "name: \"Y\"", "name: a-db-main-2\n");
    }

    @Test
    void sealed_ones_are_told_by_the_names_that_they_are_sealed_for() throws IOException {
        String services = service("a", "sealed-secrets", "one") + service("b", "vault", "two");
        GeneratedFiles files = new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new KubernetesGenerator());

        assertThat(files.files().get("default/shop/sealed-secrets.yaml")).contains("--name a-db\n", "name: a-db\n");
        assertThat(Catalogue.losses(files)).anyMatch(loss -> loss.contains("seal each as a-db and"));
    }

    @Test
    void whoever_starts_a_project_gives_each() throws IOException {
        assertThat(files(new DockerGenerator(), SECRETS, "compose.yaml"))
                .containsSubsequence("  b:\n", "source: b-db-password", "DB: \"${B_DB_PASSWORD:?}\"")
                .containsSubsequence("  d:\n", "source: a-db-password", "DB: \"${A_DB_PASSWORD:?}\"")
                .containsSubsequence(
                        "secrets:\n  a-db-password:\n    environment: A_DB_PASSWORD\n", "  b-db-password:\n");
        assertThat(files(new TerraformDockerGenerator(), SECRETS, "service-b.tf"))
                .contains("DB=${var.b_db_password}", "= var.b_db_content");
        assertThat(files(new TerraformDockerGenerator(), SECRETS, "service-d.tf"))
                .contains("DB=${var.a_db_password}");
    }

    @Test
    void a_secret_of_a_store_is_no_plain_one_of_a_service_of_its_name() throws IOException {
        String services = """
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "x"
                env.password = "correct-horse-battery-staple-9"
                env.OTHER = { from_secret = "db", key = "password" }
                secrets.db = { provider = "vault", keys = ["password"] }
                """;

        assertThat(files(new TerraformDockerGenerator(), services, "service-db.tf"))
                .contains("password=${var.db_password}", "OTHER=${var.db_password_2}");
    }
}
