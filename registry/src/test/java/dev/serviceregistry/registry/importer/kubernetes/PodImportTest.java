package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodImportTest {
    @TempDir
    Path directory;

    private ImportDirectory pod(String pod, String container) {
        return new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.deployment(
                                "web", pod.indent(6) + "      containers:\n      - name: web\n" + container.indent(8)));
    }

    private String container(String pod, String container) {
        String toml = pod(pod, container).toml();
        int from = toml.indexOf("[services.web.container]\n") + "[services.web.container]\n".length();
        return toml.substring(from, toml.indexOf("\n[", from)).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image: nginx                                   | image = "nginx"
            image: nginx:1.27                              | image = "nginx", tag = "1.27"
            image: localhost:5000/a/b:v1                   | image = "localhost:5000/a/b", tag = "v1"
            imagePullPolicy: Never                         | pull_policy = "Never"
            command: [/bin/sh, -c, "echo 'a b'"]           | entrypoint = ["/bin/sh", "-c", "echo 'a b'"]
            args: [--port, 80]                             | command = ["--port", "80"]
            workingDir: /srv                               | working_dir = "/srv"
            """)
    void what_is_started_and_how_is_kept(String yaml, String toml) {
        assertThat(container("", yaml)).isEqualTo(String.join("\n", toml.split("(?<=\"), (?=tag)")));
    }

    @Test
    void a_digest_is_kept_beside_the_tag() {
        String digest = "sha256:" + "0".repeat(64);
        assertThat(container("", "image: a/b:1@" + digest))
                .isEqualTo("image = \"a/b\"\ntag = \"1\"\ndigest = \"" + digest + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runAsUser: 1         |                      | user = "1"
            runAsUser: 1         | runAsUser: 2         | user = "2"
            runAsUser: 0         |                      | user = "0"
            runAsUser: 1         | runAsGroup: 3        | user = "1:3"
            'runAsUser: 1, runAsGroup: 4' | runAsUser: 2 | user = "2:4"
            runAsNonRoot: true   |                      | run_as_non_root = true
            runAsNonRoot: true   | runAsNonRoot: false  | run_as_non_root = false
            runAsNonRoot: true   | runAsNonRoot: null   | run_as_non_root = true
            ''                   | readOnlyRootFilesystem: true                    | read_only_root = true
            ''                   | privileged: true                                | privileged = true
            ''                   | 'capabilities: { add: [NET_ADMIN] }'            | capabilities_add = ["NET_ADMIN"]
            ''                   | 'capabilities: { drop: [ALL] }'                 | capabilities_drop = ["ALL"]
            ''                   | allowPrivilegeEscalation: false                 | security_opt = ["no-new-privileges:true"]
            ''                   | allowPrivilegeEscalation: true                  | security_opt = ["no-new-privileges:false"]
            'seccompProfile: { type: RuntimeDefault }' |                           | security_opt = ["seccomp=builtin"]
            'seccompProfile: { type: RuntimeDefault }' | 'seccompProfile: { type: Unconfined }' | security_opt = ["seccomp=unconfined"]
            ''                   | 'seccompProfile: { type: Localhost, localhostProfile: p.json }' | security_opt = ["seccomp=p.json"]
            'appArmorProfile: { type: Unconfined }'    |                           | security_opt = ["apparmor=unconfined"]
            'appArmorProfile: { type: RuntimeDefault }' |                          | security_opt = ["apparmor=docker-default"]
            ''                   | 'appArmorProfile: { type: Localhost, localhostProfile: p }' | security_opt = ["apparmor=p"]
            'seLinuxOptions: { level: "s0:c1" }' | 'seLinuxOptions: { type: t }'   | security_opt = ["label=type:t"]
            ''                   | procMount: Unmasked                             | security_opt = ["systempaths=unconfined"]
            """)
    void the_container_has_the_last_word_on_its_security(String ofPod, String own, String toml) {
        String pod = ofPod == null || ofPod.isEmpty() ? "" : "securityContext: { " + ofPod + " }";
        String container = own == null ? "" : "securityContext: { " + own + " }";
        assertThat(container(pod, "image: x\n" + container)).isEqualTo("image = \"x\"\n" + toml);
        assertThat(pod(pod, "image: x\n" + container).notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            container.apparmor.security.beta.kubernetes.io/web: unconfined       | apparmor=unconfined
            container.apparmor.security.beta.kubernetes.io/web: runtime/default  | apparmor=docker-default
            container.apparmor.security.beta.kubernetes.io/web: localhost/mine   | apparmor=mine
            seccomp.security.alpha.kubernetes.io/pod: unconfined                 | seccomp=unconfined
            seccomp.security.alpha.kubernetes.io/pod: docker/default             | seccomp=builtin
            container.seccomp.security.alpha.kubernetes.io/web: localhost/p.json | seccomp=p.json
            """)
    void profiles_in_annotations_are_understood(String annotation, String option) {
        ImportDirectory files = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.web("").replace("labels:", "annotations: { " + annotation + " }, labels:"));

        assertThat(files.toml()).contains("security_opt = [\"" + option + "\"]");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void a_profile_that_states_no_type_leaves_the_word_to_the_pod() {
        String pod =
                "      securityContext: { seccompProfile: { type: RuntimeDefault }, appArmorProfile: { type: Unconfined } }\n"
                        + "      containers:\n      - name: web\n        image: x\n"
                        + "        securityContext: { seccompProfile: {}, appArmorProfile: {} }\n";
        String annotated = KubernetesDirectory.deployment("web", pod)
                .replace("labels:", "annotations: { seccomp.security.alpha.kubernetes.io/pod: unconfined }, labels:");

        assertThat(KubernetesDirectory.written(directory, annotated))
                .contains("security_opt = [\"seccomp=builtin\", \"apparmor=unconfined\"]");
    }

    @Test
    void a_field_goes_before_the_annotation_that_came_before_it() {
        String manifest = KubernetesDirectory.web("securityContext: { appArmorProfile: { type: RuntimeDefault } }");
        assertThat(
                        KubernetesDirectory.written(
                                directory,
                                manifest.replace(
                                        "labels:",
                                        "annotations: { container.apparmor.security.beta.kubernetes.io/web: unconfined }, labels:")))
                .contains("security_opt = [\"apparmor=docker-default\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unconfined      | apparmor=unconfined
            localhost/mine  | apparmor=mine
            runtime/default | apparmor=docker-default
            odd             | apparmor=p
            """)
    void the_annotation_of_a_container_goes_before_the_field_of_its_pod(String annotation, String option) {
        String pod = "securityContext: { appArmorProfile: { type: Localhost, localhostProfile: p } }";
        String manifest = KubernetesDirectory.deployment(
                        "web", "      " + pod + "\n      containers: [{ name: web }]\n")
                .replace(
                        "labels:",
                        "annotations: { container.apparmor.security.beta.kubernetes.io/web: " + annotation
                                + " }, labels:");

        assertThat(KubernetesDirectory.written(directory, manifest)).contains("security_opt = [\"" + option + "\"]");
        assertThat(KubernetesDirectory.noted(directory, manifest))
                .filteredOn(note -> note.contains("none that Kubernetes knows"))
                .hasSize(annotation.equals("odd") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'os: { name: windows }'",
        "'nodeSelector: { kubernetes.io/os: windows }'",
        "'nodeSelector: { beta.kubernetes.io/os: windows }'"
    })
    void a_container_of_windows_has_its_platform_and_its_user(String pod) {
        String container = "image: x\nsecurityContext: { windowsOptions: { runAsUserName: ContainerUser } }";

        assertThat(container(pod, container))
                .isEqualTo("image = \"x\"\nplatform = \"windows\"\nuser = \"ContainerUser\"");
        assertThat(pod(pod, container).notes()).isEmpty();
        assertThat(container("os: { name: linux }", "image: x")).isEqualTo("image = \"x\"");
    }

    private static String required(String... terms) {
        return "affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: ["
                + String.join(", ", terms) + "] } } }";
    }

    @Test
    void the_labels_that_its_nodes_must_have_are_the_pods() {
        String zones = "{ matchExpressions: [{ key: zone, operator: In, values: [a, b] }] }";
        ImportDirectory files =
                pod("nodeSelector: { kubernetes.io/os: linux, disk: ssd }\n" + required(zones), "image: x");

        assertThat(files.toml())
                .contains(
                        "[services.web.deploy.node_selector]\n\"kubernetes.io/os\" = \"linux\"\ndisk = \"ssd\"\nzone = [\"a\", \"b\"]\n");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void a_label_of_nodes_has_its_present_name_unless_both_are_demanded() {
        String former = "beta.kubernetes.io/arch: amd64";
        String affinity = "{ matchExpressions: [{ key: beta.kubernetes.io/os, operator: In, values: [linux] }] }";

        assertThat(pod("nodeSelector: { " + former + " }\n" + required(affinity), "image: x")
                        .toml())
                .contains("node_selector]\n\"kubernetes.io/arch\" = \"amd64\"\n\"kubernetes.io/os\" = \"linux\"\n");
        assertThat(pod("nodeSelector: { " + former + ", kubernetes.io/arch: arm64 }", "image: x")
                        .toml())
                .contains("\"beta.kubernetes.io/arch\" = \"amd64\"\n\"kubernetes.io/arch\" = \"arm64\"\n");
    }

    @Test
    void what_else_is_demanded_of_nodes_is_noted() {
        String many =
                "{ matchExpressions: [{ key: zone, operator: In, values: [a] }, { key: gpu, operator: Exists }] }";

        assertThat(pod(required(many), "image: x").toml()).contains("node_selector]\nzone = \"a\"\n");
        assertThat(pod(required(many), "image: x").notes())
                .singleElement()
                .asString()
                .endsWith(
                        "nodeSelectorTerms.matchExpressions: another demand on gpu has no place in the registry; left out");
        assertThat(pod(required(many, many), "image: x").toml()).doesNotContain("node_selector");
        assertThat(pod(required(many, many), "image: x").notes())
                .singleElement()
                .asString()
                .endsWith("spec.affinity: has no place in the registry; left out");
    }

    @Test
    void users_of_their_own_go_with_paths_that_are_not_hidden() {
        String unmasked = "image: x\nsecurityContext: { procMount: Unmasked }";

        assertThat(pod("hostUsers: false", unmasked).toml()).contains("security_opt = [\"systempaths=unconfined\"]");
        assertThat(pod("hostUsers: false", unmasked).notes()).isEmpty();
        assertThat(pod("hostUsers: false", "image: x").notes())
                .singleElement()
                .asString()
                .endsWith("hostUsers: has no place in the registry; left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hostNetwork: true    | network_mode = "host"
            hostPID: true        | pid = "host"
            hostIPC: true        | ipc = "host"
            hostNetwork: false   | ''
            restartPolicy: Always | ''
            """)
    void what_is_shared_with_the_host_is_said_of_every_container(String pod, String toml) {
        String written = pod(pod, "image: x\n").with("b.yaml", "").toml();
        assertThat(container(pod, "image: x")).isEqualTo(("image = \"x\"\n" + toml).strip());
        assertThat(written).isNotEmpty();
        String two = KubernetesDirectory.deployment(
                "web", pod.indent(6) + "      containers: [{ name: a, image: x }, { name: b, image: y }]\n");
        assertThat(KubernetesDirectory.written(directory, two))
                .contains(("[services.web-b.container]\nimage = \"y\"\n" + toml).strip());
    }

    @Test
    void what_cannot_be_kept_of_a_security_context_is_noted() {
        assertThat(pod(
                                "securityContext: { fsGroup: 1, runAsGroup: 3, supplementalGroups: [1], sysctls: [{ name: a, value: b }] }",
                                "image: x\nsecurityContext: { windowsOptions: { runAsUserName: x }, procMount: Default }")
                        .notes())
                .containsExactly(
                        "app.yaml:8:26: Deployment web.spec.template.spec.securityContext.fsGroup: has no place in the"
                                + " registry; left out",
                        "app.yaml:8:38: Deployment web.spec.template.spec.securityContext.runAsGroup: a group without a user"
                                + " has no place in the registry; left out",
                        "app.yaml:8:53: Deployment web.spec.template.spec.securityContext.supplementalGroups: has no place in"
                                + " the registry; left out",
                        "app.yaml:8:78: Deployment web.spec.template.spec.securityContext.sysctls: has no place in the"
                                + " registry; left out",
                        "app.yaml:12:46: Deployment web.spec.template.spec.containers.web.securityContext.windowsOptions.runAsUserName: has"
                                + " no place in the registry; left out");
    }

    @Test
    void a_container_that_says_nothing_is_one_for_all_that() {
        assertThat(KubernetesDirectory.written(
                        directory, KubernetesDirectory.deployment("web", "      containers: [{ name: web }]\n")))
                .contains("[services.web.container]\nprivileged = false\n");
    }

    @Test
    void a_container_without_an_image_is_noted_and_written() {
        ImportDirectory files = pod("", "command: [x]");

        assertThat(files.toml()).contains("entrypoint = [\"x\"]");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:9:9: Deployment web.spec.template.spec.containers.web.image: the container has no image");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limits: { memory: 128Mi }        | max_memory_mb = 128
            limits: { memory: 1Gi }          | max_memory_mb = 1024
            limits: { memory: 1.5Gi }        | max_memory_mb = 1536
            limits: { memory: 134217728 }    | max_memory_mb = 128
            requests: { memory: 2Ti }        | min_memory_mb = 2097152
            requests: { memory: 134217728000m } | min_memory_mb = 128
            limits: { cpu: 1 }               | cpu_limit_millicores = 1000
            limits: { cpu: 0.1 }             | cpu_limit_millicores = 100
            limits: { cpu: .5 }              | cpu_limit_millicores = 500
            limits: { cpu: 250m }            | cpu_limit_millicores = 250
            requests: { cpu: 2e0 }           | cpu_request_millicores = 2000
            requests: { cpu: 1e-1 }          | cpu_request_millicores = 100
            requests: { cpu: 100000u }       | cpu_request_millicores = 100
            requests: { cpu: 100000000n }    | cpu_request_millicores = 100
            requests: { cpu: "+1" }          | cpu_request_millicores = 1000
            """)
    void resources_are_mebibytes_and_thousandths_of_a_processor(String yaml, String toml) {
        ImportDirectory files = pod("", "image: x\nresources: { " + yaml + " }");

        assertThat(files.toml()).contains("[services.web.metadata]\n" + toml + "\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limits: { memory: 128M }      | max_memory_mb = 123        | memory: 128M is rounded up to 123 MiB
            limits: { memory: 1e9 }       | max_memory_mb = 954        | memory: 1e+09 is rounded up to 954 MiB
            limits: { memory: 1G }        | max_memory_mb = 954        | memory: 1G is rounded up to 954 MiB
            limits: { cpu: 0.0005 }       | cpu_limit_millicores = 1   | cpu: 0.0005 is rounded up to 1 thousandths of a processor
            limits: { memory: lots }      | ''                         | memory: is not an amount; left out
            limits: { memory: -1 }        | ''                         | memory: is not an amount; left out
            limits: { memory: 100E }      | ''                         | memory: is not an amount; left out
            limits: { cpu: 0 }            | ''                         | cpu: zero means no limit; left out
            limits: { nvidia.com/gpu: 1 } | ''                         | nvidia.com/gpu: has no place in the registry; left out
            limits: { ephemeral-storage: 1Gi } | ''                    | ephemeral-storage: has no place in the registry; left out
            """)
    void rounding_and_amounts_that_are_none_are_noted(String yaml, String toml, String note) {
        ImportDirectory files = pod("", "image: x\nresources: { " + yaml + " }");

        assertThat(files.toml()).contains(toml);
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:11:32: Deployment web.spec.template.spec.containers.web.resources.limits." + note);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            securityContext: { windowsOptions: { hostProcess: true } }  |                                                              | privileged = true
            securityContext: { windowsOptions: { hostProcess: true } }  | securityContext: { windowsOptions: { hostProcess: false } }  | ''
                                                                        | securityContext: { windowsOptions: { hostProcess: true } }   | privileged = true
            """)
    void a_process_of_a_windows_host_is_privileged(String pod, String container, String toml) {
        String written = container(pod == null ? "" : pod, "image: x\n" + (container == null ? "" : container));

        assertThat(written.replace("image = \"x\"", "").strip()).isEqualTo(toml);
    }

    @Test
    void a_container_without_limits_has_those_of_its_pod() {
        String pod = "resources: { limits: { memory: 1Gi, cpu: 2 }, requests: { cpu: 1 } }";
        ImportDirectory own = pod(pod, "image: x\nresources: { limits: { cpu: 500m } }");

        assertThat(own.toml()).contains("[services.web.metadata]\ncpu_limit_millicores = 500\nmax_memory_mb = 1024\n");
        assertThat(own.notes())
                .singleElement()
                .asString()
                .endsWith("spec.resources: the limits of the pod hold for each container that states none;"
                        + " all else is left out");
    }
}
