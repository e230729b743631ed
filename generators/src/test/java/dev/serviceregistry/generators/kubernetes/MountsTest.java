package dev.serviceregistry.generators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the volumes of services become in the pods of a cluster. */
class MountsTest {

    @TempDir
    Path root;

    private GeneratedFiles generate(String volumes) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", """
                        [services.api]
                        type = "api"
                        version = "1.0.0"
                        container.image = "api"
                        """ + volumes)
                .generate(new KubernetesGenerator());
    }

    private static String pod(GeneratedFiles files) {
        return files.files().get("default/shop/workloads/api.yaml");
    }

    private static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.key() + ": " + loss.reason())
                .toList();
    }

    @Test
    void one_item_is_a_file_and_all_of_them_are_a_directory() throws IOException {
        GeneratedFiles files = generate("""
                secrets.db = { provider = "vault", path = "kv/db", keys = ["password"] }
                [services.api.volumes]
                a = { mount = "/etc/site.conf", type = "config", source = "site", item = "site.conf" }
                b = { mount = "/etc/all", type = "config", source = "site" }
                c = { mount = "/run/secrets/db", type = "secret", source = "db", item = "password" }
                """);

        assertThat(losses(files)).isEmpty();
        assertThat(pod(files))
                .contains("mountPath: /etc/site.conf\n              subPath: site.conf\n")
                .contains("mountPath: /run/secrets/db\n              subPath: password\n")
                .containsPattern("mountPath: /etc/all\n {12}- ");
    }

    @Test
    void a_secret_that_is_a_file_is_mounted_as_one() throws IOException {
        GeneratedFiles files = generate("""
                secrets.MYSQL_USER = { provider = "file", path = "./env/.MYSQL_USER" }
                volumes.a = { mount = "/run/secrets/MYSQL_USER", type = "secret", source = "MYSQL_USER" }
                """);

        assertThat(losses(files))
                .containsExactly("secrets.MYSQL_USER.provider: files stand outside the registry:"
                        + " make the Secret mysql-user of it beside with the key .MYSQL_USER");
        assertThat(pod(files))
                .contains("secretName: mysql-user")
                .contains("mountPath: /run/secrets/MYSQL_USER\n              subPath: \".MYSQL_USER\"\n");
    }

    @Test
    void a_secret_that_is_a_single_text_is_fetched_as_a_whole() throws IOException {
        GeneratedFiles files = generate("""
                secrets.bar = { provider = "external-secrets", path = "SECRET" }
                volumes.a = { mount = "/run/secrets/bar", type = "secret", source = "bar", item = "bar" }
                """);

        assertThat(files.files().get("default/shop/external-secrets.yaml")).contains("""
                  data:
                    - secretKey: bar
                      remoteRef:
                        key: SECRET
                """);
        assertThat(pod(files)).contains("mountPath: /run/secrets/bar\n              subPath: bar\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env.T = { from_secret = 'tok', key = 'password' }",
                "volumes.a = { mount = '/all', type = 'secret', source = 'tok' }",
                "volumes.a = { mount = '/one', type = 'secret', source = 'tok', item = 'password' }",
            })
    void a_secret_of_which_another_service_wants_a_key_is_no_single_text(String use) throws IOException {
        String other = """
                secrets.tok = { provider = "vault", path = "prod/tok" }
                volumes.a = { mount = "/tok", type = "secret", source = "tok", item = "tok" }
                [services.NAME]
                type = "api"
                version = "1.0.0"
                container.image = "other"
                secrets.tok = { provider = "vault", path = "prod/tok" }
                """;

        for (String name : List.of("a", "z")) {
            assertThat(generate(other.replace("NAME", name) + use).files().get("default/shop/external-secrets.yaml"))
                    .contains("dataFrom:\n    - extract:\n        key: prod/tok\n")
                    .doesNotContain("secretKey");
        }
    }

    @Test
    void a_mounted_item_is_fetched_with_the_keys_that_are_stated() throws IOException {
        assertThat(generate("""
                secrets.tls = { provider = "vault", path = "kv/tls", keys = ["tls.crt", "tls.key"] }
                volumes.a = { mount = "/ca", type = "secret", source = "tls", item = "ca.crt" }
                """).files().get("default/shop/external-secrets.yaml"))
                .containsSubsequence("property: ca.crt\n", "property: tls.crt\n", "property: tls.key\n");
    }

    @Test
    void a_config_that_no_object_can_be_called_after_has_a_name_near_it() throws IOException {
        GeneratedFiles files = generate("""
                volumes.a = { mount = "/a", type = "config", source = "from_env", item = "from_env" }
                volumes.b = { mount = "/b", type = "config", source = "./Caddyfile" }
                """);

        assertThat(losses(files))
                .containsExactly(
                        "volumes.a.source: no object can be called so: it must be there as from-env",
                        "volumes.b: its content is a file that is not in the registry:"
                                + " configMap objects have names like paths have not");
        assertThat(pod(files)).contains("configMap:\n            name: from-env\n");
    }

    @Test
    void what_a_server_exports_is_mounted_from_it_and_no_claim_is_made() throws IOException {
        GeneratedFiles files = generate("""
                deploy.kind = "statefulset"
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "10.0.0.1:/exports/x" }
                b = { mount = "/b", type = "persistent", source = "[fd00::1]:/y" }
                c = { mount = "/c", type = "persistent", source = "data" }
                """);

        assertThat(losses(files)).isEmpty();
        assertThat(pod(files))
                .contains("nfs:\n            server: \"10.0.0.1\"\n            path: /exports/x\n")
                .contains("server: \"fd00::1\"\n            path: /y\n")
                .containsOnlyOnce("accessModes");
        assertThat(files.files()).doesNotContainKey("default/shop/volumes.yaml");
    }
}
