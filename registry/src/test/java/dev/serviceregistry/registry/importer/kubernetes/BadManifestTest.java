package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadManifestTest {
    @TempDir
    Path directory;

    private List<String> errors(String text) {
        return new KubernetesDirectory(directory).with("app.yaml", text).errors();
    }

    @Test
    void broken_yaml_is_reported_at_its_place_with_what_to_look_at() {
        assertThat(errors(KubernetesDirectory.web("") + "---\nkind: Service\n apiVersion: [\n"))
                .singleElement()
                .asString()
                .startsWith("app.yaml:13:")
                .contains("not valid YAML", "look at the indentation");
        assertThat(errors("apiVersion: v1\nkind: \"Pod\nmetadata: {}\n"))
                .containsExactly("app.yaml:2:7: this is not valid YAML: the quotation mark here is never closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}-web\n",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  {{- include \"labels\" . | nindent 2 }}\n",
                "{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n",
                "apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\n{{- range .Values.all }}\n  a: b\n{{- end }}\n",
                "apiVersion: v1\nkind: Pod\nmetadata: { name: '{{ name }}' }\n",
                "apiVersion: v1\nkind: Pod\nmetadata: { name: x }\nspec: { containers: [{ name: c, image: '{{ image }}' }] }\n",
            })
    void a_template_is_to_be_rendered_first(String text) {
        assertThat(errors(text))
                .singleElement()
                .asString()
                .matches("app\\.yaml:[1-6]:\\d+: this is a template with \\{\\{ }} in it, not a manifest; render it, as"
                        + " with `helm template`, and import the result");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7, 0xFFFF})
    void a_character_that_yaml_forbids_is_named_at_its_place(int character) {
        assertThat(errors("apiVersion: v1\nkind: \"P😀" + (char) character + "d\"\n"))
                .containsExactly(String.format(
                        Locale.ROOT,
                        "app.yaml:2:11: this is not valid YAML: the character U+%04X may not stand in it",
                        character));
    }

    @Test
    void a_byte_order_mark_before_any_document_is_no_part_of_it() {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        "\uFEFF" + KubernetesDirectory.web("") + "---\n\uFEFF"
                                + KubernetesDirectory.service("web", "web", "[{ port: 80 }]"));

        assertThat(files.toml()).contains("port = 80");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void braces_in_a_text_make_no_template() {
        String config =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n  a: |\n    {{ define \"x\" }}\n";

        assertThat(KubernetesDirectory.written(
                        directory, KubernetesDirectory.web("args: ['--format={{ .ID }}']"), config))
                .contains("--format={{ .ID }}");
        assertThat(errors(config + "---\nkind: [\n\n\n"))
                .singleElement()
                .asString()
                .contains("not valid YAML");
    }

    @Test
    void a_document_that_is_no_manifest_is_called_what_it_is() {
        assertThat(errors("apiVersion: v1\nmetadata: { name: x }\n"))
                .containsExactly(
                        "app.yaml:1:1: the manifest has an `apiVersion` but no `kind`; write which kind of object it is");
        assertThat(errors("replicas: 3\n"))
                .containsExactly("app.yaml:1:1: this is not a manifest: it has neither `apiVersion` nor `kind`");
        assertThat(errors("services: { web: { image: x } }\n"))
                .containsExactly(
                        "app.yaml:1:1: this is a Compose file, not a manifest; bring it in with `import compose`");
        assertThat(errors("apiVersion: backstage.io/v1alpha1\nkind: Component\n"))
                .containsExactly(
                        "app.yaml:1:1: this is a Backstage entity, not a manifest; bring it in with `import backstage`");
        assertThat(errors("resources: [a.yaml]\n"))
                .containsExactly(
                        "app.yaml:1:1: this is a kustomization, not a manifest; build it with `kubectl kustomize`"
                                + " and import the result");
        assertThat(errors("- a\n"))
                .containsExactly(
                        "app.yaml:1:1: this is not a manifest: it must be a mapping with `apiVersion` and `kind`");
        assertThat(errors("just text\n")).singleElement().asString().contains("it must be a mapping");
        assertThat(errors("apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: c, image: x }] }\n"))
                .containsExactly("app.yaml:1:1: this Pod has no `metadata.name`");
        assertThat(errors("apiVersion: v1\nkind: List\nitems: [a]\n"))
                .containsExactly("app.yaml:3:9: an item of this list is no object: it must be a mapping");
    }

    @Test
    void an_input_without_a_workload_is_refused() {
        for (String text : List.of("", "---\n---\n", "# nothing\n", KubernetesDirectory.service("a", "a", "[]"))) {
            assertThat(errors(text))
                    .containsExactly(
                            "app.yaml:1:1: there is no Deployment or other workload in the input: there is nothing to"
                                    + " import");
        }
    }

    @Test
    void an_input_whose_workloads_have_no_containers_is_refused_for_that() {
        assertThat(errors(KubernetesDirectory.deployment("web", "      initContainers: [{ name: i, image: x }]\n")
                        + "---\napiVersion: batch/v1\nkind: CronJob\nmetadata: { name: night }\nspec: {}\n"))
                .containsExactly(
                        "app.yaml:1:1: Deployment web has no containers: there is nothing to import",
                        "app.yaml:10:1: CronJob night has no containers: there is nothing to import");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(new KubernetesDirectory(directory)
                        .with("a.yaml", "kind: [\n")
                        .with("b.yaml", "apiVersion: v1\n---\napiVersion: v1\n")
                        .errors("a.yaml", "b.yaml", "gone.yaml"))
                .hasSize(4)
                .last()
                .isEqualTo("gone.yaml:1:1: there is no such file");
    }

    @Test
    void a_directory_without_manifests_of_its_own_is_told() throws IOException {
        Files.createDirectories(directory.resolve("all/below"));

        assertThat(new KubernetesDirectory(directory).errors("all"))
                .containsExactly(
                        "all:1:1: this directory has no *.yaml, *.yml or *.json of its own; name its files or the directories in"
                                + " it");
    }

    @Test
    void a_project_name_that_the_registry_refuses_and_no_file_are_errors() {
        assertThat(new KubernetesImporter().importFiles(List.of(), new ImportOptions("a", "")))
                .isInstanceOf(ImportFailure.class);
        assertThat(new KubernetesImporter().importFiles(List.of(directory), new ImportOptions("a/b", "")))
                .isInstanceOf(ImportFailure.class);
    }

    @Test
    void ten_thousand_objects_in_one_file_are_imported() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append(KubernetesDirectory.deployment("s" + i, """
                          containers:
                          - name: c
                            image: ghcr.io/acme/s:1.0.%d
                            ports: [{ name: http, containerPort: 8080 }]
                            env: [{ name: NEXT_URL, value: http://s%d:80/ }]
                            resources: { limits: { cpu: 100m, memory: 128Mi } }
                    """.formatted(i, (i + 1) % 5_000)))
                    .append("---\n")
                    .append(KubernetesDirectory.service("s" + i, "s" + i, "[{ port: 80, targetPort: http }]"))
                    .append("---\n");
        }
        ImportedProject project = new KubernetesDirectory(directory)
                .with("app.yaml", text.toString())
                .project();

        assertThat(project.counts().services()).isEqualTo(5_000);
        assertThat(project.counts().calls()).isEqualTo(5_000);
        assertThat(project.notes()).isEmpty();
    }

    @Test
    void a_file_of_100_mb_is_refused_before_it_is_parsed() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve("big.yaml").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        assertThat(new KubernetesDirectory(directory).errors("big.yaml"))
                .containsExactly("big.yaml:1:1: this is larger than the limit of 32 MiB; split it");
    }

    @Test
    void files_of_more_than_64_mib_together_are_refused() {
        ImportDirectory files = new KubernetesDirectory(directory);
        String comment = "# " + "x".repeat(99) + "\n";
        for (String name : List.of("a.yaml", "b.yaml", "c.yaml")) {
            files.with(name, comment.repeat((30 << 20) / comment.length()));
        }
        assertThat(files.errors("a.yaml", "b.yaml", "c.yaml"))
                .containsExactly("c.yaml:1:1: with this file an import would read more than 64 MiB, its limit; import"
                        + " in parts");
    }

    @Test
    void objects_with_more_values_than_the_limit_are_refused_once() {
        String pod = KubernetesDirectory.web("env:\n" + "- { name: A, value: b }\n".repeat(20_000));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(pod.replace("name: web }", "name: w" + i + " }")).append("---\n");
        }
        assertThat(errors(text.toString()))
                .singleElement()
                .asString()
                .contains("more than 1000000 values, the limit of an import; import them in parts");
    }

    @Test
    void an_alias_bomb_is_refused_with_the_limit() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 60; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(errors(bomb.toString())).singleElement().asString().contains("more than 1000000 values, the limit");
    }

    @Test
    void deep_nesting_is_refused_with_the_limit() {
        assertThat(errors("a: " + "[".repeat(50_000)))
                .singleElement()
                .asString()
                .contains("100 levels");
        assertThat(errors("{ apiVersion: v1, kind: List, items: [" + "{ kind: List, items: [".repeat(50_000)))
                .singleElement()
                .asString()
                .contains("100 levels");
    }

    @Test
    void variables_that_are_multiplied_are_left_out_at_the_limit() {
        StringBuilder text = new StringBuilder("apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata:\n");
        for (int i = 0; i < 5_000; i++) {
            text.append("  K").append(i).append(": v\n");
        }
        for (int i = 0; i < 1_000; i++) {
            text.append("---\n")
                    .append(KubernetesDirectory.deployment(
                            "s" + i,
                            "      containers: [{ name: c, image: x, envFrom: [{ configMapRef: { name: c } }] }]\n"));
        }
        ImportedProject project = new KubernetesDirectory(directory)
                .with("app.yaml", text.toString())
                .project();

        assertThat(project.counts().variables()).isBetween(500_000, 1_100_000);
        assertThat(project.notes()).anyMatch(note -> note.message().contains("at most 64 MiB of variables"));
    }

    @Test
    void references_that_multiply_each_other_are_not_followed_without_end() {
        StringBuilder env = new StringBuilder("env:\n- { name: A0, value: xxxxxxxxxx }\n");
        for (int i = 1; i < 40; i++) {
            env.append("- { name: A%d, value: '%s' }\n".formatted(i, ("$(A" + (i - 1) + ")").repeat(10)));
        }
        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.web(env.toString())))
                .contains("A39");
    }

    @Test
    void services_that_select_everything_are_left_out_at_the_limit() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append(KubernetesDirectory.deployment("s" + i, "      containers: [{ name: c, image: x }]\n")
                            .replace("app: s" + i, "app: all"))
                    .append("---\n")
                    .append(KubernetesDirectory.service("v" + i, "all", "[{ port: 80 }]"))
                    .append("---\n");
        }
        assertThat(new KubernetesDirectory(directory)
                        .with("app.yaml", text.toString())
                        .notes())
                .anyMatch(note -> note.contains("lead to more than 200000 workloads, the limit of an import"));
    }

    @Test
    void one_value_of_16_mib_is_read_in_linear_time() {
        String value = "x".repeat(16 << 20);

        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.web("args: ['" + value + "']")))
                .contains(value);
    }

    @Test
    void a_long_line_with_wide_characters_is_read_in_linear_time() {
        String env = "{ name: A, value: \"😀\" }, ".repeat(50_000);

        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.web("env: [" + env + "]")))
                .contains("A = \"😀\"");
    }

    @Test
    void no_broken_file_ends_in_an_exception() {
        String good = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: web, namespace: shop, labels: { app: web }, annotations: { a: b } }
                spec:
                  replicas: 2
                  selector: { matchLabels: { app: web } }
                  strategy: { type: RollingUpdate, rollingUpdate: { maxSurge: 25%, maxUnavailable: 1 } }
                  template:
                    metadata: { labels: { app: web } }
                    spec:
                      hostNetwork: true
                      securityContext: { runAsUser: 1, seccompProfile: { type: RuntimeDefault } }
                      initContainers: [{ name: i, image: x, restartPolicy: Always }]
                      containers:
                      - name: c
                        image: localhost:5000/x:1@sha256:aa
                        args: [a, 1]
                        ports: [{ name: http, containerPort: 80, hostPort: 8080 }]
                        env: [{ name: A, value: "$(B)" }, { name: B, valueFrom: { secretKeyRef: { name: s, key: k } } }]
                        envFrom: [{ configMapRef: { name: m } }]
                        resources: { limits: { cpu: 1, memory: 1Gi } }
                        livenessProbe: { httpGet: { port: http, path: / }, periodSeconds: 3 }
                        volumeMounts: [{ name: v, mountPath: /a }]
                      volumes: [{ name: v, projected: { sources: [{ secret: { name: s } }] } }]
                ---
                apiVersion: v1
                kind: List
                items:
                - { apiVersion: v1, kind: Service, metadata: { name: web }, spec: { selector: { app: web }, ports: [{ port: 1, targetPort: http }] } }
                - { apiVersion: v1, kind: ConfigMap, metadata: { name: m }, data: { K: "http://web:1" } }
                - { apiVersion: v1, kind: Secret, metadata: { name: s }, data: { k: eA== } }
                - { apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: b }, spec: { minAvailable: 1, selector: { matchExpressions: [{ key: app, operator: In, values: [web] }] } } }
                - { apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: h }, spec: { scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 3 } }
                - { apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: i }, spec: { tls: [{ hosts: [a] }], rules: [{ host: a, http: { paths: [{ path: /, backend: { service: { name: web, port: { number: 1 } } } }] } }] } }
                - { apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: { name: r }, spec: { parentRefs: [{ name: g }], rules: [{ backendRefs: [{ name: web, port: 1 }] }] } }
                """;
        String pieces = "{}[]:,&*!|>'\"%@`#-?$\n\t \\0a~<=";
        Random random = new Random(42);
        ImportDirectory files = new KubernetesDirectory(directory);
        int written = 0;
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder(good);
            for (int change = 1 + random.nextInt(4); change > 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
                    case 2 -> text.setCharAt(at, pieces.charAt(random.nextInt(pieces.length())));
                    default -> {
                        int end = Math.min(text.length(), at + random.nextInt(40));
                        String cut = text.substring(at, end);
                        text.delete(at, end).insert(random.nextInt(text.length()), cut);
                    }
                }
            }
            ImportResult result = files.with("app.yaml", text.toString()).result();
            if (result instanceof ImportedProject project) {
                written++;
                String toml = project.files().get("projects/shop/services.toml");
                assertThat(org.tomlj.Toml.parse(toml, org.tomlj.TomlVersion.V1_0_0)
                                .errors())
                        .as(toml)
                        .isEmpty();
            }
        }
        assertThat(written).isGreaterThan(200);
    }
}
