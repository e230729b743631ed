package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableImportTest {
    private static final String CONFIG = """
            apiVersion: v1
            kind: ConfigMap
            metadata: { name: settings }
            data: { LEVEL: info, limit: "5", file.conf: "a\\nb" }
            """;
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: { name: keys }
            type: Opaque
            data: { password: c2VjcmV0LXZhbHVl }
            stringData: { token: secret-value }
            """;

    @TempDir
    Path directory;

    private ImportDirectory files(String container, String... manifests) {
        return new KubernetesDirectory(directory)
                .with("app.yaml", KubernetesDirectory.web(container) + "---\n" + String.join("---\n", manifests));
    }

    private String section(String name, String container, String... manifests) {
        String toml = files(container, manifests).toml();
        int from = toml.indexOf("[services.web." + name + "]\n");
        return from < 0 ? "" : toml.substring(toml.indexOf('\n', from) + 1, toml.indexOf("\n\n", from));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: A, value: b }            | A = "b"
            { name: A, value: "8080" }       | A = "8080"
            { name: A, value: "yes" }        | A = "yes"
            { name: A, value: Norway }       | A = "Norway"
            { name: A, value: "" }           | A = ""
            { name: A }                      | A = ""
            { name: A, value: "$(B)" }       | A = "$(B)"
            { name: A, value: "$(B) $$" }    | A = "$(B) $"
            { name: A, value: "pa$$w0rd" }   | A = "pa$w0rd"
            { name: A, value: "${B:-$$}" }   | A = "$${B:-$$}"
            { name: A, value: "${B}" }       | A = "$${B}"
            { name: a.b-c, value: d }        | "a.b-c" = "d"
            """)
    void a_value_stays_what_it_is(String variable, String toml) {
        assertThat(section("env", "env: [" + variable + "]")).isEqualTo(toml);
        assertThat(files("env: [" + variable + "]").notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080", "1e3", "1_000", "0x10", "True", "yes", "off", "n", ".5", ".inf"})
    void a_value_that_kubernetes_refuses_for_it_is_no_text_is_noted(String value) {
        String refused = ": is a number or a truth value, which Kubernetes refuses here; put it in quotation marks";

        assertThat(files("env: [{ name: A, value: " + value + " }]").notes())
                .singleElement()
                .asString()
                .endsWith("containers.web.env.A.value" + refused);
        assertThat(files("envFrom: [{ configMapRef: { name: flags } }]", """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: { name: flags }
                        data: { A: VALUE, B: "1" }
                        """.replace("VALUE", value))
                        .notes())
                .anyMatch(note -> note.endsWith("ConfigMap flags.data.A" + refused))
                .noneMatch(note -> note.contains("data.B"));
    }

    @Test
    void a_value_that_names_a_variable_of_the_container_stays_as_kubernetes_expands_it() {
        assertThat(section("env", "env: [{ name: A, value: a }, { name: B, value: \"$(A) $$(A) $$\" }]"))
                .isEqualTo("A = \"a\"\nB = \"$(A) $$(A) $$\"");
    }

    @Test
    void two_dollars_of_a_command_are_one_and_those_of_a_config_map_are_two() {
        ImportDirectory files = files(
                "command: [sh, -c, \"echo $$HOME\"]\nargs: [\"(a|b)($$|/)\", \"$(A)$$\"]\n"
                        + "env: [{ name: A, value: a }]\nenvFrom: [{ configMapRef: { name: settings } }]",
                CONFIG.replace("info", "a$$b"));

        assertThat(files.toml())
                .contains(
                        "entrypoint = [\"sh\", \"-c\", \"echo $HOME\"]",
                        "command = [\"(a|b)($|/)\", \"$(A)$$\"]",
                        "LEVEL = \"a$$b\"");
    }

    @Test
    void a_brace_of_a_shell_is_no_variable_of_whoever_starts_the_project() {
        assertThat(files("args: [\"f=x; echo ${f}\", \"$(A) ${f}\"]\nworkingDir: /w${x}\nenv: [{ name: A, value: a }]")
                        .toml())
                .contains("command = [\"f=x; echo $${f}\", \"$(A) $${f}\"]", "working_dir = \"/w$${x}\"");
    }

    @Test
    void what_a_config_map_holds_and_what_is_named_too_early_is_not_expanded() {
        String config = CONFIG.replace("info", "\"$(A) $$\"").replace("\"5\"", "\"${x} $(A) $$\"");

        assertThat(section("env", """
                        env:
                        - { name: EARLY, value: "$(A)" }
                        - { name: A, value: a }
                        - { name: ONE, valueFrom: { configMapKeyRef: { name: settings, key: LEVEL } } }
                        envFrom: [{ configMapRef: { name: settings } }]
                        """, config))
                .contains(
                        "EARLY = \"$$(A)\"",
                        "ONE = \"$$(A) $$$\"",
                        "LEVEL = \"$$(A) $$$\"",
                        "limit = \"$$$${x} $$$$(A) $$$$$$$$\"");
    }

    @Test
    void a_value_of_several_lines_stays_one() {
        assertThat(files("env:\n- name: A\n  value: |\n    x\n    y\n").toml()).contains("A = \"\"\"\nx\ny\n\"\"\"");
    }

    @Test
    void a_key_of_a_secret_is_a_reference_to_it() {
        String env = "env: [{ name: A, valueFrom: { secretKeyRef: { name: keys, key: password } } }]";

        assertThat(section("env", env)).isEqualTo("A = { from_secret = \"keys\", key = \"password\" }");
        assertThat(section("secrets.keys", env)).isEqualTo("path = \"keys\"\nkeys = [\"password\"]");
        assertThat(files(env).notes()).isEmpty();
    }

    @Test
    void a_whole_secret_gives_a_variable_for_each_of_its_keys() {
        String env = "envFrom: [{ prefix: X_, secretRef: { name: keys } }]";

        assertThat(section("env", env, SECRET)).isEqualTo("""
                X_password = { from_secret = "keys", key = "password" }
                X_token = { from_secret = "keys", key = "token" }""");
        assertThat(section("secrets.keys", env, SECRET)).isEqualTo("path = \"keys\"\nkeys = [\"password\", \"token\"]");
        assertThat(section("secrets.keys", env)).isEqualTo("path = \"keys\"");
        assertThat(files(env).notes())
                .containsExactly(
                        "app.yaml:11:33: Deployment web.spec.template.spec.containers.web.envFrom.secretRef: the keys"
                                + " of secret keys are not in the input; its variables are missing");
    }

    @Test
    void no_value_of_a_secret_is_written_or_noted() {
        ImportDirectory files =
                files("envFrom: [{ secretRef: { name: keys } }]\nvolumeMounts: [{ name: v, mountPath: /k }]", SECRET);

        assertThat(files.toml() + files.notes()).doesNotContain("secret-value", "c2VjcmV0");
        assertThat(files.notes())
                .contains(
                        "app.yaml:14:1: Secret keys: its values are not written, only the names of the keys that are used");
    }

    @Test
    void a_value_from_a_config_map_is_written_out() {
        ImportDirectory files =
                files("env: [{ name: A, valueFrom: { configMapKeyRef: { name: settings, key: limit } } }]", CONFIG);

        assertThat(files.toml()).contains("[services.web.env]\nA = \"5\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:11:58: Deployment web.spec.template.spec.containers.web.env.A.valueFrom.configMapKeyRef.name:"
                                + " the value of limit in ConfigMap settings is written out",
                        "app.yaml:16:1: ConfigMap settings.data: LEVEL, file.conf have no place in the registry; left out");
    }

    @Test
    void a_whole_config_map_is_written_out_below_what_the_container_says() {
        ImportDirectory files =
                files("envFrom: [{ configMapRef: { name: settings } }]\nenv: [{ name: LEVEL, value: debug }]", CONFIG);

        assertThat(files.toml())
                .contains("[services.web.env]\nLEVEL = \"debug\"\nlimit = \"5\"\n\"file.conf\" = \"\"\"\na\nb\"\"\"\n");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:11:21: Deployment web.spec.template.spec.containers.web.envFrom.configMapRef: the"
                                + " variables of ConfigMap settings are written out",
                        "app.yaml:17:1: ConfigMap settings.data: LEVEL has no place in the registry; left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { configMapKeyRef: { name: gone, key: a } }     | configMapKeyRef.name: there is no ConfigMap gone in the input; written as a variable that is set from outside
            { configMapKeyRef: { name: settings, key: a } } | configMapKeyRef.name: ConfigMap settings has no key a; written as a variable that is set from outside
            { fieldRef: { fieldPath: status.podIP } }       | fieldRef: takes status.podIP of the pod; written as a variable that is set from outside
            { resourceFieldRef: { resource: limits.cpu } }  | resourceFieldRef: takes limits.cpu of a container; written as a variable that is set from outside
            { fileKeyRef: { key: a } }                      | fileKeyRef: is written as a variable that is set from outside
            """)
    void what_only_the_cluster_knows_is_a_variable_from_outside(String from, String note) {
        ImportDirectory files = files("env: [{ name: A, valueFrom: " + from + " }]", CONFIG);

        assertThat(files.toml()).contains("[services.web.env]\nA = { variable = \"A\" }\n");
        assertThat(files.notes())
                .contains("app.yaml:11:" + (note.startsWith("configMapKeyRef") ? 58 : 39)
                        + ": Deployment web.spec.template.spec.containers.web.env.A.valueFrom." + note);
    }

    @Test
    void a_whole_config_map_that_is_not_there_is_noted() {
        assertThat(files("envFrom: [{ configMapRef: { name: gone } }]").notes())
                .containsExactly(
                        "app.yaml:11:21: Deployment web.spec.template.spec.containers.web.envFrom.configMapRef: there"
                                + " is no ConfigMap gone in the input; its variables are missing");
    }

    @Test
    void a_variable_that_is_set_twice_or_has_no_name_is_noted() {
        ImportDirectory files = files("env: [{ name: A, value: a }, { name: A, value: b }, { value: c }, text]");

        assertThat(files.toml()).contains("[services.web.env]\nA = \"b\"\n");
        assertThat(files.notes()).hasSize(3);
        assertThat(files.notes().get(0)).endsWith("env.A.name: the variable A is set twice; the last one holds");
        assertThat(files.notes().get(1)).endsWith("env.name: a variable without a name; left out");
        assertThat(files.notes().get(2)).endsWith("env: one entry is no mapping; left out");
    }

    @Test
    void who_keeps_a_secret_is_said_where_the_input_tells() {
        String env = "env: [{ name: A, valueFrom: { secretKeyRef: { name: keys, key: token } } }]";
        String sealed = """
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata: { name: keys }
                spec: { encryptedData: { token: AgBx } }
                """;
        String external = """
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: { name: some }
                spec:
                  target: { name: keys }
                  data: [{ secretKey: token, remoteRef: { key: prod/shop } }]
                """;

        assertThat(section("secrets.keys", env, sealed))
                .isEqualTo("provider = \"sealed-secrets\"\npath = \"keys\"\nkeys = [\"token\"]");
        assertThat(section("secrets.keys", env, external))
                .isEqualTo("provider = \"external-secrets\"\npath = \"prod/shop\"\nkeys = [\"token\"]");
        assertThat(files(env, sealed).notes().toString()).doesNotContain("AgBx");
    }

    @Test
    void config_maps_and_secrets_of_another_namespace_are_others() {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.web("envFrom: [{ configMapRef: { name: settings } }]")
                                        .replace("name: web }", "name: web, namespace: a }")
                                + "---\n" + CONFIG.replace("name: settings", "name: settings, namespace: b"));

        assertThat(files.toml()).doesNotContain("LEVEL");
        assertThat(files.notes()).contains("app.yaml:13:1: ConfigMap settings: nothing in the input uses it; left out");
    }
}
