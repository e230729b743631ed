package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestLossTest {
    private static final Map<String, String> VERSIONS =
            Map.of("Deployment", "apps/v1", "ExternalSecret", "external-secrets.io/v1");

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "activeDeadlineSeconds: 9",
                "affinity: { nodeAffinity: {} }",
                "affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: x }] } }",
                "automountServiceAccountToken: false",
                "dnsConfig: { nameservers: [8.8.8.8] }",
                "dnsPolicy: Default",
                "enableServiceLinks: false",
                "hostAliases: [{ ip: 1.2.3.4, hostnames: [a] }]",
                "hostUsers: false",
                "hostname: h",
                "imagePullSecrets: [{ name: x }]",
                "nodeName: n",
                "os: { name: linux }",
                "overhead: { cpu: 1 }",
                "preemptionPolicy: Never",
                "priority: 7",
                "priorityClassName: high",
                "readinessGates: [{ conditionType: x }]",
                "resourceClaims: [{ name: x }]",
                "resources: { requests: { cpu: 1 } }",
                "runtimeClassName: gvisor",
                "schedulerName: mine",
                "schedulingGates: [{ name: x }]",
                "setHostnameAsFQDN: true",
                "shareProcessNamespace: true",
                "subdomain: s",
                "tolerations: [{ operator: Exists }]",
                "topologySpreadConstraints: [{ maxSkew: 1 }]",
                "no_such_key: 1",
            })
    void every_key_of_a_pod_without_a_place_gives_exactly_one_note_at_its_position(String yaml) {
        List<String> notes = KubernetesDirectory.noted(
                directory,
                KubernetesDirectory.deployment(
                        "web", "      " + yaml + "\n      containers: [{ name: web, image: x }]\n"));

        String key = yaml.substring(0, yaml.indexOf(':'));
        assertThat(notes)
                .containsExactly("app.yaml:8:7: Deployment web.spec.template.spec." + key + ": "
                        + (key.equals("no_such_key") ? "is not a key of Kubernetes" : "has no place in the registry")
                        + "; left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lifecycle: { preStop: { exec: { command: [x] } } }",
                "resizePolicy: [{ resourceName: cpu }]",
                "stdin: true",
                "stdinOnce: true",
                "terminationMessagePath: /x",
                "terminationMessagePolicy: FallbackToLogsOnError",
                "tty: true",
                "volumeDevices: [{ name: x, devicePath: /dev/x }]",
                "restartPolicy: Always2",
                "imagee: y",
            })
    void every_key_of_a_container_without_a_place_gives_exactly_one_note_at_its_position(String yaml) {
        List<String> notes = KubernetesDirectory.noted(directory, KubernetesDirectory.web(yaml));

        String key = yaml.substring(0, yaml.indexOf(':'));
        assertThat(notes)
                .containsExactly("app.yaml:11:9: Deployment web.spec.template.spec.containers.web." + key + ": "
                        + (key.equals("imagee") ? "is not a key of Kubernetes" : "has no place in the registry")
                        + "; left out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minReadySeconds: 5",
                "paused: true",
                "progressDeadlineSeconds: 60",
                "revisionHistoryLimit: 3",
                "podManagementPolicy: Parallel",
                "persistentVolumeClaimRetentionPolicy: { whenDeleted: Delete }",
                "ordinals: { start: 1 }",
                "completions: 3",
                "backoffLimit: 1",
                "ttlSecondsAfterFinished: 100",
                "replicass: 3",
            })
    void every_key_of_a_workload_without_a_place_gives_exactly_one_note_at_its_position(String yaml) {
        List<String> notes = KubernetesDirectory.noted(
                directory,
                KubernetesDirectory.web("").replace("spec:\n  template:", "spec:\n  " + yaml + "\n  template:"));

        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith("app.yaml:5:3: Deployment web.spec." + yaml.substring(0, yaml.indexOf(':')) + ": ");
    }

    @Test
    void an_object_of_a_kind_without_a_place_gives_one_note_and_is_passed_over() {
        ImportDirectory files = new KubernetesDirectory(directory).with("app.yaml", KubernetesDirectory.web("") + """
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: deny, namespace: shop }
                spec: { podSelector: {}, policyTypes: [Ingress] }
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: { name: things.example.org }
                spec: { group: example.org }
                ---
                apiVersion: example.org/v1
                kind: Thing
                metadata: { name: one }
                ---
                apiVersion: example.org/v1
                kind: Service
                metadata: { name: not-a-kubernetes-service }
                ---
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources: [a.yaml]
                """);

        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:12:1: NetworkPolicy deny: this kind has no place in the registry; left out",
                        "app.yaml:17:1: CustomResourceDefinition things.example.org: this kind has no place in the registry;"
                                + " left out",
                        "app.yaml:22:1: Thing one: this kind has no place in the registry; left out",
                        "app.yaml:26:1: Service not-a-kubernetes-service: this kind has no place in the registry; left out",
                        "app.yaml:30:1: Kustomization: build it with `kubectl kustomize` and import the result; left out");
        assertThat(files.toml()).containsOnlyOnce("[services.web]").doesNotContain("not-a-kubernetes-service");
    }

    @Test
    void objects_that_nothing_uses_are_noted() {
        String unused = """
                apiVersion: %s
                kind: %s
                metadata: { name: unused, namespace: shop }
                """;

        assertThat(KubernetesDirectory.noted(
                        directory,
                        KubernetesDirectory.web("").replace("name: web }", "name: web, namespace: shop }"),
                        unused.formatted("v1", "ConfigMap"),
                        unused.formatted("v1", "Secret"),
                        unused.formatted("v1", "ServiceAccount"),
                        unused.formatted("v1", "PersistentVolumeClaim"),
                        unused.formatted("bitnami.com/v1alpha1", "SealedSecret")))
                .filteredOn(note -> note.contains("nothing in the input uses it"))
                .hasSize(5);
    }

    @Test
    void annotations_are_named_in_one_note_at_most_twelve_of_them() {
        StringBuilder annotations = new StringBuilder("annotations: { ");
        for (int i = 10; i < 30; i++) {
            annotations.append("example.org/a").append(i).append(": x, ");
        }
        List<String> notes = KubernetesDirectory.noted(
                directory, KubernetesDirectory.web("").replace("labels:", annotations + "}, labels:"));

        assertThat(notes)
                .singleElement()
                .asString()
                .startsWith(
                        "app.yaml:6:17: Deployment web.spec.template.metadata.annotations: example.org/a10, example.org/a11, ")
                .endsWith(", example.org/a21 and 8 more have no place in the registry; left out");
    }

    @Test
    void a_key_written_twice_is_noted_and_the_last_holds() {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with("app.yaml", KubernetesDirectory.web("workingDir: /a\nworkingDir: /b"));

        assertThat(files.toml()).contains("working_dir = \"/b\"");
        assertThat(files.notes())
                .containsExactly("app.yaml:12:9: the key workingDir is written twice; the last one holds");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image: [x]",
                "command: { a: b }",
                "args: [[x]]",
                "env: { A: b }",
                "env: [A]",
                "envFrom: 3",
                "ports: [80]",
                "ports: { containerPort: 80, x: y }",
                "resources: many",
                "securityContext: [a]",
                "securityContext: { privileged: maybe }",
                "livenessProbe: true",
                "volumeMounts: [a]",
                "volumeMounts: { name: a }",
                "imagePullPolicy: Sometimes",
                "workingDir: {}",
            })
    void values_of_a_wrong_form_are_noted_at_their_place(String yaml) {
        assertThat(KubernetesDirectory.noted(directory, KubernetesDirectory.web(yaml)))
                .isNotEmpty()
                .allMatch(note -> note.matches("app\\.yaml:(9|10|11):\\d+: Deployment web\\..*|.*written twice.*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ConfigMap | data: { db_password: hunter2x }               | ConfigMap c.data: db_password is
            ConfigMap | data: { app.conf: "url=postgres://u:hunter2x@db/x" } | ConfigMap c.data: app.conf is
            Helm      | spec: { values: { auth: { adminPassword: hunter2x } } } | Helm c.spec: adminPassword is
            Helm      | spec: { env: [{ name: API_TOKEN, value: hunter2x }] }   | Helm c.spec: API_TOKEN is
            Helm      | spec: { env: [{ key: API_TOKEN, value: hunter2x }] }    | Helm c.spec: API_TOKEN is
            Helm      | spec: { args: [--verbose, --password, hunter2x] }       | Helm c.spec: args is
            Helm      | spec: { tokens: [abc, "ghp_0123456789abcdefghijABCDEFGHIJ012345"] } | Helm c.spec: tokens is
            ConfigMap | metadata: { name: c, labels: { api-token: hunter2x } }  | ConfigMap c.metadata.labels: api-token is
            Deployment | spec: { template: { metadata: { annotations: { db-password: hunter2x } } } } | Deployment c.spec: db-password is
            ExternalSecret | spec: { target: { template: { data: { db_password: hunter2x } } } } | ExternalSecret c.spec.target.template: db_password is
            """)
    void a_secret_in_what_is_left_out_is_told_without_being_quoted(String kind, String content, String told) {
        List<String> notes = KubernetesDirectory.noted(
                directory,
                KubernetesDirectory.web(""),
                "apiVersion: " + VERSIONS.getOrDefault(kind, "v1") + "\nkind: " + kind + "\nmetadata: { name: c }\n"
                        + content + "\n");

        assertThat(notes)
                .anyMatch(note -> note.contains(told + " a secret in plain text ("))
                .noneMatch(note -> note.contains("hunter2x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lifecycle: { postStart: { exec: { command: [login, --password, hunter2x] } } }                      | web.lifecycle: command is
            env: [{ name: DB_PASSWORD, value: hunter2x }, { name: DB_PASSWORD, value: "" }]                     | web.env.DB_PASSWORD.value: DB_PASSWORD is
            livenessProbe: { httpGet: { port: 80 }, exec: { command: [mysqladmin, -phunter2x, ping] } }         | web.livenessProbe.exec: command is
            livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: X-Api-Token, value: hunter2x }, { name: X-Api-Token, value: "" }] } } | X-Api-Token.value: X-Api-Token is
            env: { DB_PASSWORD: hunter2x }                                                       | DB_PASSWORD: it is
            env: [{ nam: A, value: b }, [DB_PASSWORD=hunter2x]]                                  | env: it is
            env: ['DB_PASSWORD=hunter2x']                                                        | env: it is
            """)
    void a_secret_of_a_container_that_is_left_out_or_overridden_is_told(String container, String told) {
        assertThat(KubernetesDirectory.noted(directory, KubernetesDirectory.web(container)))
                .anyMatch(note -> note.contains(told + " a secret in plain text ("))
                .noneMatch(note -> note.contains("hunter2x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: s, key: k } } }] | A: b
            env: []                                                                       | DB_PASSWORD: ""
            """)
    void a_secret_of_a_config_map_that_something_else_overrides_is_told(String env, String data) {
        String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { DB_PASSWORD: hunter2x }\n";
        String over = map.replace("name: c }", "name: d }").replace("DB_PASSWORD: hunter2x", data);

        assertThat(KubernetesDirectory.noted(
                        directory,
                        KubernetesDirectory.web(
                                "envFrom: [{ configMapRef: { name: c } }, { configMapRef: { name: d } }]\n" + env),
                        map,
                        over))
                .anyMatch(note -> note.contains("ConfigMap c.data: DB_PASSWORD has no place"))
                .anyMatch(note -> note.contains("ConfigMap c.data.DB_PASSWORD: it is a secret in plain text"));
    }

    @Test
    void a_secret_of_an_object_that_is_declared_again_is_told_unless_it_is_a_secret() {
        String map = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { db_password: hunter2x }\n";
        String secret = map.replace("ConfigMap", "Secret").replace("\ndata:", "\nstringData:");

        assertThat(KubernetesDirectory.noted(
                        directory, KubernetesDirectory.web(""), map, map.replace("hunter2x", "''")))
                .anyMatch(note -> note.contains("ConfigMap c.data: db_password is a secret in plain text"));
        assertThat(KubernetesDirectory.noted(directory, KubernetesDirectory.web(""), secret, secret))
                .noneMatch(note -> note.contains("plain text"));
    }

    @Test
    void what_secrets_hold_is_not_called_a_secret_in_the_wrong_place() {
        assertThat(KubernetesDirectory.noted(
                        directory,
                        KubernetesDirectory.web(""),
                        "apiVersion: v1\nkind: Secret\nmetadata: { name: s }\nstringData: { password: hunter2x }\n"))
                .noneMatch(note -> note.contains("plain text"));
    }

    @Test
    void a_secret_whose_name_only_the_config_map_has_is_told() {
        String map =
                "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { token: hunter2x, port: '8080' }\n";
        String env = "env: [{ name: %s, valueFrom: { configMapKeyRef: { name: c, key: %s } } }]";

        assertThat(KubernetesDirectory.noted(directory, KubernetesDirectory.web(env.formatted("CM", "token")), map))
                .anyMatch(note -> note.contains("ConfigMap c.data.token: it is a secret in plain text (")
                        && note.contains("that is written out as CM,"))
                .noneMatch(note -> note.contains("hunter2x"));
        assertThat(KubernetesDirectory.noted(
                        directory, KubernetesDirectory.web(env.formatted("API_TOKEN", "token")), map))
                .noneMatch(note -> note.contains("plain text"));
        assertThat(KubernetesDirectory.noted(directory, KubernetesDirectory.web(env.formatted("CM", "port")), map))
                .noneMatch(note -> note.contains("ConfigMap c.data.port"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            networking.k8s.io/v1 | Ingress    | metadata: { name: c, annotations: { nginx.ingress.kubernetes.io/auth-secret: basic-auth } }
            networking.k8s.io/v1 | Ingress    | metadata: { name: c, annotations: { nginx.ingress.kubernetes.io/proxy-ssl-secret: default/tls } }
            networking.k8s.io/v1 | Ingress    | metadata: { name: c, annotations: { nginx.org/jwt-key: cafe-jwk } }
            traefik.io/v1alpha1  | Middleware | spec: { basicAuth: { secret: authsecret } }
            traefik.io/v1alpha1  | Middleware | spec: { digestAuth: { secret: team-a/users-2 } }
            """)
    void the_name_of_a_secret_is_no_secret(String version, String kind, String content) {
        assertThat(KubernetesDirectory.noted(
                        directory,
                        KubernetesDirectory.web(""),
                        "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: { name: c }\n" + content + "\n"))
                .noneMatch(note -> note.contains("plain text"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metadata: { name: c, annotations: { example.org/password: hunter2x } }",
                "spec: { basicAuth: { secret: Hunter2xhunter2x } }",
            })
    void a_secret_in_the_place_of_a_name_is_told(String content) {
        assertThat(KubernetesDirectory.noted(
                        directory,
                        KubernetesDirectory.web(""),
                        "apiVersion: traefik.io/v1alpha1\nkind: Middleware\nmetadata: { name: c }\n" + content + "\n"))
                .anyMatch(note -> note.contains("a secret in plain text ("))
                .noneMatch(note -> note.contains("unter2x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: v1\nkind: ConfigMap",
                "apiVersion: v1\nkind: Secret",
                "apiVersion: apps/v1\nkind: Deployment",
                "apiVersion: cert-manager.io/v1\nkind: Issuer"
            })
    void the_copy_that_a_cluster_keeps_of_an_object_tells_no_secret_once_more(String kind) {
        String lost = kind + """

                metadata:
                  name: lost
                  annotations:
                    example.org/note: "password=hunter3"
                    kubectl.kubernetes.io/last-applied-configuration: |
                      {"data":{"DB_PASSWORD":"hunter2"},"spec":{"env":[{"name":"DB_PASSWORD","value":"hunter2"}]}}
                """;

        List<String> notes = KubernetesDirectory.noted(directory, KubernetesDirectory.web(""), lost);

        assertThat(notes).noneMatch(note -> note.contains("last-applied") || note.contains("hunter"));
        assertThat(notes.stream().anyMatch(note -> note.contains("example.org/note")))
                .isEqualTo(!kind.endsWith("Secret"));
        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.web(""), lost))
                .doesNotContain("hunter");
    }
}
