package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.generate;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.losses;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.service;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Variables come from where they are declared, and keep their values to the letter. */
class VariablesTest {

    @TempDir
    private Path root;

    @Test
    void variables_stand_in_a_config_map_and_a_change_of_them_restarts_the_pods() throws IOException {
        String before = service(
                "api",
                "env = { LEVEL = \"info\", NORWAY = \"no\", URL = \"http://$(HOST)\" }\n"
                        + "container.image = \"a\"\n");
        String one = workload(generate(root, before), "api");
        String other = workload(generate(root, before.replace("info", "debug")), "api");

        assertThat(one).contains("LEVEL: info", "NORWAY: \"no\"", "- configMapRef:");
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
        assertThat(checksum(one)).isEqualTo(checksum(workload(generate(root, "# moved\n" + before), "api")));
    }

    private static String checksum(String yaml) {
        int at = yaml.indexOf("checksum/config: ");
        return yaml.substring(at, yaml.indexOf('\n', at));
    }

    @Test
    void a_plain_secret_is_at_least_kept_in_a_secret() throws IOException {
        String yaml = workload(
                generate(
                        root, service("api", "container.image = \"a\"\nenv.DB_PASSWORD = \"correct-horse-battery\"\n")),
                "api");

        assertThat(yaml).contains("kind: Secret", "stringData:\n  DB_PASSWORD: correct-horse-battery", "secretRef");
        assertThat(yaml).doesNotContain("kind: ConfigMap");
    }

    @Test
    void values_come_from_other_services_properties_and_stores() throws IOException {
        GeneratedFiles files =
                generate(root, service("api", """
                container.image = "a"
                properties.currency = { type = "string", default = "EUR" }
                [services.api.env]
                HOST = { from_service = "db" }
                PORT = { from_service = "db", value = "port" }
                BOTH = { from_service = "db", value = "host:port" }
                CURRENCY = { from_property = "currency" }
                TOKEN = { from_secret = "vault-token", key = "token" }
                REGION = { variable = "REGION", default = "eu" }
                ZONE = { variable = "ZONE" }
                [services.api.secrets.vault-token]
                provider = "vault"
                path = "kv/api"
                keys = ["token"]
                rotation_days = 30
                """) + service("db", "port = 5432\ncontainer.image = \"postgres\"\n"));

        assertThat(workload(files, "api"))
                .contains("HOST: db", "PORT: \"5432\"", "BOTH: db:5432", "CURRENCY: EUR", "REGION: eu")
                .contains("secretKeyRef:\n                  name: vault-token");
        assertThat(files.files().get("default/shop/external-secrets.yaml"))
                .contains("kind: ExternalSecret", "key: kv/api", "property: token");
        assertThat(losses(files))
                .containsExactly(
                        "api env.ZONE.variable: nothing gives it a value in the cluster, and it has no default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "null",
                "1e3",
                "0x10",
                "08",
                "~",
                "2026-01-01",
                " x ",
                "a: b",
                "- a",
                "#",
                "'\"",
                "{{ .Values.x }}",
                "%{ if }",
                "line\nfeed",
                "tab\t",
                "\u0001",
                "\uD83D\uDE00",
                "$$(X)"
            })
    void a_value_stays_the_text_that_it_is(String value) throws IOException {
        GeneratedFiles files =
                generate(root, service("api", "container.image = \"a\"\nenv.VALUE = " + toml(value) + "\n"));

        List<Object> objects = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(workload(files, "api"))
                .forEach(objects::add);
        assertThat(objects)
                .filteredOn(object -> ((Map<?, ?>) object).get("kind").equals("ConfigMap"))
                .singleElement()
                .satisfies(
                        object -> assertThat(((Map<?, ?>) object).get("data")).isEqualTo(Map.of("VALUE", value)));
    }

    @Test
    void a_dollar_reaches_the_container_as_it_is_declared() throws IOException {
        GeneratedFiles files = generate(root, service("api", """
                container = { image = "a", entrypoint = ["sh", "-c", "a$$b $HOME", "$${X}$$"], command = ["$(HOST)$$"], working_dir = "/$${X}" }
                labels.rule = "Host(`$${X}`)"
                env = { HOST = "db", PLAIN = "a$$b", TEMPLATE = "$${FOO:-bar}", NAMED = "$(HOST)$$" }
                health = { liveness = { exec = ["echo", "$$"] }, readiness = { http_get = { path = "/$${X}", port = 80, headers = { X-Rule = "$${X}$" } } } }
                volumes.data = { mount = "/data/$${X}", type = "bind", source = "/srv/$$$${X}" }
                network.ingress = [{ host = "example.org", path = "/in/$${X}", port = "80" }]
                port = 80
                """));

        assertThat(workload(files, "api"))
                .contains("- \"a$$$$b $HOME\"\n", "- \"$(HOST)$$\"\n", "- \"$$$$\"\n", "- \"${X}$$$$\"\n")
                .contains("workingDir: \"/${X}\"", "rule: \"Host(`${X}`)\"")
                .contains("path: \"/${X}\"", "value: \"${X}$\"", "path: \"/in/${X}\"")
                .contains("mountPath: \"/data/${X}\"", "path: \"/srv/$${X}\"")
                .contains("  PLAIN: \"a$$b\"\n", "  TEMPLATE: \"${FOO:-bar}\"\n")
                .contains("- name: NAMED\n              value: \"$(HOST)$$\"\n");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_secret_that_names_a_variable_is_told() throws IOException {
        GeneratedFiles files = generate(root, service("api", """
                container.image = "a"
                env = { HOST = "db", URL = "postgres://app:hunter2@$(HOST)/x" }
                """));

        assertThat(losses(files))
                .containsExactly("api env.URL: Kubernetes puts no variables into the value of a secret");
        GeneratedFiles escaped = generate(root, service("api", """
                container.image = "a"
                env = { HOST = "db", URL = "postgres://app:hunter2@$$(HOST)/x" }
                """));
        assertThat(losses(escaped)).isEmpty();
        assertThat(workload(escaped, "api")).contains("postgres://app:hunter2@$(HOST)/x");
    }

    private static String toml(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            boolean plain = c >= ' ' && c < 127 && c != '"' && c != '\\';
            text.append(plain || Character.isSurrogate(c) ? String.valueOf(c) : String.format("\\u%04X", (int) c));
        }
        return text.append('"').toString();
    }
}
