package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.generate;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.losses;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.service;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods run on nodes of their platform, and have nothing that another one alone knows. */
class PlatformsTest {

    @TempDir
    private Path root;

    @Test
    void pods_run_on_the_nodes_that_have_the_labels() throws IOException {
        GeneratedFiles files = generate(root, service("api", """
                container = { image = "a", platform = "linux/arm64" }
                deploy.node_selector = { disk = "ssd", zone = ["a", "b"] }
                """));

        assertThat(workload(files, "api")).contains("""
                      nodeSelector:
                        kubernetes.io/os: linux
                        kubernetes.io/arch: arm64
                        disk: ssd
                """, """
                      affinity:
                        nodeAffinity:
                          requiredDuringSchedulingIgnoredDuringExecution:
                            nodeSelectorTerms:
                              - matchExpressions:
                                  - key: zone
                                    operator: In
                                    values:
                                      - a
                                      - b
                """);
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void labels_that_no_node_can_have_are_lost() throws IOException {
        GeneratedFiles files = generate(root, service("api", """
                container = { image = "a", platform = "${P}/${A:-amd64}" }
                [services.api.deploy.node_selector]
                zone = "${ZONE:-b}"
                rack = ["${R:-1}", "2"]
                none = ""
                disk = ["${D}", "x"]
                gpu = []
                "not a key" = "a"
                word = "not a value!"
                """));

        assertThat(workload(files, "api"))
                .contains("""
                      nodeSelector:
                        kubernetes.io/arch: amd64
                        zone: b
                        none: ""
                """, """
                              - matchExpressions:
                                  - key: rack
                                    operator: In
                                    values:
                                      - "1"
                                      - "2"
                """)
                .doesNotContain("not a", "kubernetes.io/os", "disk", "gpu", "word", "${");
        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "api container.platform: Kubernetes takes no value of this form for a label",
                        "api deploy.node_selector.disk: Kubernetes takes no value of this form for a label",
                        "api deploy.node_selector.gpu: it names no value that a node could have",
                        "api deploy.node_selector.\"not a key\": Kubernetes takes no key of this form for a label",
                        "api deploy.node_selector.word: Kubernetes takes no value of this form for a label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "", "//", "${P:-}"})
    void an_empty_platform_is_none(String platform) throws IOException {
        GeneratedFiles files =
                generate(root, service("api", "container = { image = \"a\", platform = \"" + platform + "\" }\n"));

        assertThat(workload(files, "api")).doesNotContain("nodeSelector");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void of_a_pod_of_several_platforms_the_others_are_lost() throws IOException {
        String services = service("web", "container = { image = \"a\", platform = \"linux/amd64\" }\n")
                + service("side", "container = { image = \"b\", platform = \"OTHER\" }\ndeploy.sidecar_of = \"web\"\n");

        for (String other : List.of("windows", "windows/amd64", "linux/arm64")) {
            GeneratedFiles files = generate(root, services.replace("OTHER", other));
            assertThat(workload(files, "web"))
                    .contains("kubernetes.io/os: linux\n", "kubernetes.io/arch: amd64\n", "seccompProfile")
                    .doesNotContain("windows", "arm64");
            assertThat(losses(files))
                    .containsExactly("side container.platform: the pod runs on nodes of another platform");
        }
        assertThat(losses(generate(root, services.replace("OTHER", "linux")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"linux\"            | true",
                "[\"linux\", \"other\"] | true",
                "\"${OS:-windows}\"   | false",
                "[\"windows\"]        | false",
            })
    void a_platform_that_the_selected_nodes_do_not_have_is_lost(String systems, boolean fits) throws IOException {
        GeneratedFiles files = generate(
                root,
                service(
                        "web",
                        "container = { image = \"a\", platform = \"linux/amd64\" }\n"
                                + "deploy.node_selector.\"kubernetes.io/os\" = " + systems + "\n"));

        assertThat(workload(files, "web").contains("      os:\n        name: windows\n"))
                .isNotEqualTo(fits);
        assertThat(workload(files, "web").contains("kubernetes.io/arch: amd64\n"))
                .isEqualTo(fits);
        assertThat(losses(files))
                .isEqualTo(
                        fits
                                ? List.of()
                                : List.of("web container.platform: the pod runs on nodes of another platform"));
    }

    @Test
    void a_pod_of_windows_has_nothing_that_linux_alone_knows() throws IOException {
        GeneratedFiles files =
                generate(root, service("web", """
                [services.web.container]
                image = "iis"
                tag = "2"
                platform = "windows(10.0.20348)/amd64"
                user = "ContainerUser"
                read_only_root = true
                pid = "host"
                network_mode = "host"
                capabilities_drop = ["ALL"]
                security_opt = ["no-new-privileges:true"]
                [services.web.volumes.data]
                mount = "C:/data"
                [services.web.dependencies]
                requires = [{ service = "db", condition = "healthy" }]
                """) + service("db", "port = 5432\ncontainer.image = \"db\"\n"));

        assertThat(workload(files, "web"))
                .contains("      os:\n        name: windows\n")
                .contains("kubernetes.io/os: windows\n", "kubernetes.io/arch: amd64\n")
                .contains("""
                          securityContext:
                            runAsNonRoot: true
                            windowsOptions:
                              runAsUserName: ContainerUser
                """)
                .doesNotContain("seccompProfile", "capabilities", "privileged", "allowPrivilegeEscalation")
                .doesNotContain(
                        "readOnlyRootFilesystem", "fsGroup", "hostPID", "hostNetwork", "initContainers", "/tmp");
        assertThat(files.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: restricted");
        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "web dependencies.requires.condition: what waits for others in a pod is a container of Linux",
                        "web container.read_only_root: a container of Windows has no such setting",
                        "web container.pid: a container of Windows has no such setting",
                        "web container.network_mode: on Windows only a process of the host has the network of its node",
                        "web container.capabilities_drop: a container of Windows has no such setting",
                        "web container.security_opt: a container of Windows has no such setting",
                        "web volumes.data.mount: a container has one volume at one place, and no colon in its name");
    }

    @Test
    void a_pod_whose_nodes_are_of_windows_is_one_of_windows() throws IOException {
        String services = service("web", """
                container.image = "iis"
                deploy.node_selector = { "kubernetes.io/os" = SYSTEMS }
                """);

        assertThat(workload(generate(root, services.replace("SYSTEMS", "\"windows\"")), "web"))
                .contains("      os:\n        name: windows\n", "kubernetes.io/os: windows\n")
                .doesNotContain("seccompProfile", "capabilities");
        assertThat(workload(generate(root, services.replace("SYSTEMS", "[\"windows\", \"linux\"]")), "web"))
                .contains("seccompProfile")
                .doesNotContain("      os:\n");
    }

    @Test
    void a_path_on_a_drive_is_one_of_a_windows_node_alone() throws IOException {
        String services = service("web", """
                container = { image = "iis", platform = "windows/amd64" }
                [services.web.volumes]
                docker = { mount = "/docker", type = "bind", source = 'C:\\ProgramData\\docker' }
                logs = { mount = "/logs", type = "bind", source = "d:/logs" }
                beside = { mount = "/beside", type = "bind", source = "C:beside" }
                above = { mount = "/above", type = "bind", source = 'C:\\..\\above' }
                """);
        String reason = ": what stands beside a file of this machine is on no node of a cluster";

        GeneratedFiles files = generate(root, services);
        assertThat(workload(files, "web"))
                .contains("path: 'C:\\ProgramData\\docker'\n", "path: d:/logs\n")
                .doesNotContain("beside", "above");
        assertThat(losses(files))
                .containsExactlyInAnyOrder("web volumes.beside" + reason, "web volumes.above" + reason);
        assertThat(losses(generate(root, services.replace("windows/", "linux/"))))
                .hasSize(4);
    }

    @Test
    void a_process_of_a_windows_host_stays_one() throws IOException {
        GeneratedFiles files = generate(root, service("agent", """
                [services.agent.container]
                image = "agent"
                platform = "Windows"
                user = 'NT AUTHORITY\\SYSTEM'
                privileged = true
                network_mode = "host"
                """));

        assertThat(workload(files, "agent"))
                .contains("hostNetwork: true\n")
                .contains("""
                            runAsNonRoot: false
                            windowsOptions:
                              hostProcess: true
                              runAsUserName: 'NT AUTHORITY\\SYSTEM'
                """)
                .doesNotContain(
                        "seccompProfile", "capabilities", " privileged:", "dnsPolicy", "readOnlyRootFilesystem");
        assertThat(files.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: privileged");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void all_containers_of_a_windows_pod_are_processes_of_the_host_or_none() throws IOException {
        String services = service("agent", """
                [services.agent.container]
                image = "agent"
                platform = "windows"
                privileged = true
                """) + service("side", """
                deploy.sidecar_of = "agent"
                container.image = "side"
                container.privileged = ALSO
                """);

        GeneratedFiles mixed = generate(root, services.replace("ALSO", "false"));
        assertThat(workload(mixed, "agent"))
                .contains("runAsNonRoot: true\n")
                .doesNotContain("hostProcess", "hostNetwork", "runAsNonRoot: false");
        assertThat(mixed.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: restricted");
        assertThat(losses(mixed))
                .containsExactly(
                        "agent container.privileged: in a pod of Windows all containers are processes of the host, or none");

        GeneratedFiles both = generate(root, services.replace("ALSO", "true"));
        assertThat(workload(both, "agent").split("hostProcess: true\n")).hasSize(3);
        assertThat(losses(both)).isEmpty();
    }
}
