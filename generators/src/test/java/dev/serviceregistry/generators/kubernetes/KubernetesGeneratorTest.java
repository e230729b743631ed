package dev.serviceregistry.generators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class KubernetesGeneratorTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new KubernetesGenerator());
    }

    private static String workload(GeneratedFiles files, String name) {
        return files.files().get("default/shop/workloads/" + name + ".yaml");
    }

    private static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.subject().service() + " " + loss.key() + ": " + loss.reason())
                .toList();
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }

    @Test
    void a_service_of_which_little_is_said_runs_restricted() throws IOException {
        GeneratedFiles files =
                generate(service("api", "port = 8080\ncontainer = { image = \"ghcr.io/a/b\", tag = \"1\" }\n"));

        assertThat(workload(files, "api"))
                .contains("    spec:\n      serviceAccountName: api\n      automountServiceAccountToken: false\n")
                .contains("image: ghcr.io/a/b:1\n")
                .contains("livenessProbe:\n            tcpSocket:\n              port: 8080")
                .contains("""
                          securityContext:
                            runAsNonRoot: true
                            seccompProfile:
                              type: RuntimeDefault
                            capabilities:
                              drop:
                                - ALL
                            privileged: false
                            allowPrivilegeEscalation: false
                            readOnlyRootFilesystem: true
                """);
        assertThat(files.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: restricted");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void what_the_catalogue_allows_is_allowed_and_the_namespace_says_so() throws IOException {
        GeneratedFiles files = generate(service("agent", """
                [services.agent.container]
                image = "agent"
                tag = "2"
                user = "0:0"
                privileged = true
                read_only_root = false
                network_mode = "host"
                pid = "host"
                security_opt = ["seccomp=unconfined"]
                """));

        assertThat(workload(files, "agent"))
                .contains("hostNetwork: true", "hostPID: true", "privileged: true", "runAsUser: 0")
                .contains("readOnlyRootFilesystem: false", "type: Unconfined", "runAsNonRoot: false");
        assertThat(files.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: privileged");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_service_is_found_under_each_of_its_names_that_a_service_can_have() throws IOException {
        GeneratedFiles files = generate(service("shop-db", """
                container.image = "postgres"
                ports.main = { port = 5432, target_port = 15432 }
                aliases = ["db", "Shop_DB", "shop/db", "1st", "api", "db"]
                deploy.kind = "statefulset"
                """)
                + service("api", "port = 80\ncontainer.image = \"a\"\naliases = [\"old-api\"]\n")
                + service("job", "container.image = \"a\"\naliases = [\"old-job\"]\n"));

        String[] services = workload(files, "shop-db").split("kind: Service\n");
        assertThat(services).hasSize(3);
        assertThat(services[2])
                .contains("  name: db\n", "app.kubernetes.io/name: db\n", "app.kubernetes.io/instance: shop-shop-db\n")
                .contains("""
                        spec:
                          selector:
                            app.kubernetes.io/instance: shop-shop-db
                            app.kubernetes.io/name: shop-db
                          ports:
                            - name: main
                              port: 5432
                              targetPort: 15432
                              protocol: TCP
                        """);
        assertThat(workload(files, "api")).contains("  name: old-api\n");
        assertThat(workload(files, "job")).doesNotContain("kind: Service\n", "old-job");
    }

    @Test
    void pods_run_on_the_nodes_that_have_the_labels() throws IOException {
        GeneratedFiles files = generate(service("api", """
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
        GeneratedFiles files = generate(service("api", """
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
                generate(service("api", "container = { image = \"a\", platform = \"" + platform + "\" }\n"));

        assertThat(workload(files, "api")).doesNotContain("nodeSelector");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void of_a_pod_of_several_platforms_the_others_are_lost() throws IOException {
        String services = service("web", "container = { image = \"a\", platform = \"linux/amd64\" }\n")
                + service("side", "container = { image = \"b\", platform = \"OTHER\" }\ndeploy.sidecar_of = \"web\"\n");

        for (String other : List.of("windows", "windows/amd64", "linux/arm64")) {
            GeneratedFiles files = generate(services.replace("OTHER", other));
            assertThat(workload(files, "web"))
                    .contains("kubernetes.io/os: linux\n", "kubernetes.io/arch: amd64\n", "seccompProfile")
                    .doesNotContain("windows", "arm64");
            assertThat(losses(files))
                    .containsExactly("side container.platform: the pod runs on nodes of another platform");
        }
        assertThat(losses(generate(services.replace("OTHER", "linux")))).isEmpty();
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
        GeneratedFiles files = generate(service(
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
        GeneratedFiles files = generate(service("web", """
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

        assertThat(workload(generate(services.replace("SYSTEMS", "\"windows\"")), "web"))
                .contains("      os:\n        name: windows\n", "kubernetes.io/os: windows\n")
                .doesNotContain("seccompProfile", "capabilities");
        assertThat(workload(generate(services.replace("SYSTEMS", "[\"windows\", \"linux\"]")), "web"))
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

        GeneratedFiles files = generate(services);
        assertThat(workload(files, "web"))
                .contains("path: 'C:\\ProgramData\\docker'\n", "path: d:/logs\n")
                .doesNotContain("beside", "above");
        assertThat(losses(files))
                .containsExactlyInAnyOrder("web volumes.beside" + reason, "web volumes.above" + reason);
        assertThat(losses(generate(services.replace("windows/", "linux/")))).hasSize(4);
    }

    @Test
    void a_process_of_a_windows_host_stays_one() throws IOException {
        GeneratedFiles files = generate(service("agent", """
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

        GeneratedFiles mixed = generate(services.replace("ALSO", "false"));
        assertThat(workload(mixed, "agent"))
                .contains("runAsNonRoot: true\n")
                .doesNotContain("hostProcess", "hostNetwork", "runAsNonRoot: false");
        assertThat(mixed.files().get("default/shop/namespace.yaml"))
                .contains("pod-security.kubernetes.io/enforce: restricted");
        assertThat(losses(mixed))
                .containsExactly(
                        "agent container.privileged: in a pod of Windows all containers are processes of the host, or none");

        GeneratedFiles both = generate(services.replace("ALSO", "true"));
        assertThat(workload(both, "agent").split("hostProcess: true\n")).hasSize(3);
        assertThat(losses(both)).isEmpty();
    }

    @Test
    void what_kubernetes_cannot_say_is_lost_with_the_reason() throws IOException {
        GeneratedFiles files = generate(service("web", """
                [services.web.container]
                build = { context = "." }
                user = "nginx"
                devices = ["/dev/fuse"]
                pids_limit = 10
                restart = "no"
                [services.web.ports]
                main = { port = 80, published = 8080 }
                [services.web.volumes.conf]
                mount = "/etc/nginx"
                source = "./conf"
                type = "bind"
                """));

        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "web container.build: Kubernetes builds nothing: build and push the image, and declare"
                                + " container.image",
                        "web container.user: Kubernetes knows users by number alone",
                        "web container.devices: Kubernetes has no place for it",
                        "web container.pids_limit: Kubernetes has no place for it",
                        "web container.restart: what is to run on is always started again",
                        "web ports.main.published: a port of a node is taken once in a cluster: declare"
                                + " network.ingress instead",
                        "web volumes.conf: what stands beside a file of this machine is on no node of a cluster");
    }

    @Test
    void a_port_of_the_network_of_the_node_is_published_there_under_its_own_number_alone() throws IOException {
        assertThat(losses(generate(service("web", """
                [services.web.container]
                image = "x"
                network_mode = "host"
                [services.web.ports]
                same = { port = 80, target_port = 8080, published = 8080 }
                other = { port = 81, published = 8081 }
                """))))
                .containsExactly("web ports.other.published: a port of a node is taken once in a cluster: declare"
                        + " network.ingress instead");
    }

    @Test
    void variables_stand_in_a_config_map_and_a_change_of_them_restarts_the_pods() throws IOException {
        String before = service(
                "api",
                "env = { LEVEL = \"info\", NORWAY = \"no\", URL = \"http://$(HOST)\" }\n"
                        + "container.image = \"a\"\n");
        String one = workload(generate(before), "api");
        String other = workload(generate(before.replace("info", "debug")), "api");

        assertThat(one).contains("LEVEL: info", "NORWAY: \"no\"", "- configMapRef:");
        assertThat(checksum(one)).isNotEqualTo(checksum(other));
        assertThat(checksum(one)).isEqualTo(checksum(workload(generate("# moved\n" + before), "api")));
    }

    private static String checksum(String yaml) {
        int at = yaml.indexOf("checksum/config: ");
        return yaml.substring(at, yaml.indexOf('\n', at));
    }

    @Test
    void a_plain_secret_is_at_least_kept_in_a_secret() throws IOException {
        String yaml = workload(
                generate(service("api", "container.image = \"a\"\nenv.DB_PASSWORD = \"correct-horse-battery\"\n")),
                "api");

        assertThat(yaml).contains("kind: Secret", "stringData:\n  DB_PASSWORD: correct-horse-battery", "secretRef");
        assertThat(yaml).doesNotContain("kind: ConfigMap");
    }

    @Test
    void values_come_from_other_services_properties_and_stores() throws IOException {
        GeneratedFiles files =
                generate(service("api", """
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

    @Test
    void pods_talk_to_whom_it_is_declared_and_to_nobody_else() throws IOException {
        new Catalogue(root)
                .with("projects/mail/services.toml", service("smtp", "port = 25\ncontainer.image = \"s\"\n"));
        GeneratedFiles files =
                generate(service("api", """
                container.image = "a"
                port = 8080
                dependencies.requires = ["db"]
                dependencies.calls = ["mail/smtp"]
                """) + service("db", "port = 5432\ncontainer.image = \"postgres\"\n"));

        String api = policy(workload(files, "api"));
        assertThat(api)
                .contains("ingress: []")
                .contains("app.kubernetes.io/name: db", "port: 5432")
                .contains("kubernetes.io/metadata.name: mail", "app.kubernetes.io/name: smtp", "port: 25");
        assertThat(policy(workload(files, "db")))
                .contains("app.kubernetes.io/name: api")
                .doesNotContain("smtp");
        assertThat(policy(files.files().get("default/mail/workloads/smtp.yaml")))
                .contains("kubernetes.io/metadata.name: shop", "app.kubernetes.io/name: api");
    }

    private static String policy(String yaml) {
        return yaml.substring(yaml.indexOf("kind: NetworkPolicy"));
    }

    @Test
    void what_is_required_starts_before_and_what_must_be_healthy_is_waited_for() throws IOException {
        GeneratedFiles files = generate(service("web", "container.image = \"w\"\ndependencies.requires = [\"api\"]\n")
                + service("api", """
                        container.image = "a"
                        dependencies.requires = [{ service = "db", condition = "healthy" }]
                        """)
                + service("db", "port = 5432\ncontainer.image = \"postgres\"\n"));

        assertThat(workload(files, "web")).contains("sync-wave: \"2\"").doesNotContain("initContainers");
        assertThat(workload(files, "api")).contains("sync-wave: \"1\"", "name: wait-for-db", "- \"5432\"");
        assertThat(workload(files, "db")).doesNotContain("sync-wave");
    }

    @Test
    void containers_of_one_pod_are_put_together_again() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                port = 8080
                dependencies.requires = [{ service = "migrate", condition = "completed" }, "proxy"]
                """)
                + service("migrate", "container.image = \"m\"\ndeploy.sidecar_of = \"api\"\n")
                + service("proxy", "container.image = \"p\"\nport = 9000\ndeploy.sidecar_of = \"api\"\n")
                + service("logs", "container.image = \"l\"\ndeploy.sidecar_of = \"api\"\n"));

        assertThat(files.files().keySet())
                .containsExactly(
                        "default/shop/kustomization.yaml",
                        "default/shop/namespace.yaml",
                        "default/shop/workloads/api.yaml");
        String yaml = workload(files, "api");
        String init = yaml.substring(yaml.indexOf("initContainers:"), yaml.indexOf("      containers:"));
        assertThat(init).contains("- name: migrate", "- name: proxy", "restartPolicy: Always");
        assertThat(yaml.substring(yaml.indexOf("      containers:")))
                .contains("- name: api", "- name: logs")
                .doesNotContain("- name: migrate\n");
        assertThat(yaml).contains("kind: Service\nmetadata:\n  name: proxy");
    }

    @Test
    void the_service_of_a_pod_leads_to_every_container_that_listens_in_it() throws IOException {
        String proxy = service("proxy", """
                deploy.sidecar_of = "web"
                container.image = "p"
                ports.http = { port = 80, target_port = 4180, app_protocol = "http" }
                ports.more = { port = 8080, target_port = 4181 }
                """);
        String yaml = workload(
                generate(service("web", "container.image = \"a\"\naliases = [\"shop\"]\nports.http = { port = 8080 }\n")
                        + proxy),
                "web");
        String behind = """
                  ports:
                    - name: http
                      port: 8080
                      targetPort: 8080
                      protocol: TCP
                    - name: http-2
                      port: 80
                      targetPort: 4180
                      protocol: TCP
                      appProtocol: http
                """;

        assertThat(serviceObject(yaml, "web")).contains(behind.stripTrailing());
        assertThat(serviceObject(yaml, "shop")).contains(behind.stripTrailing());
        assertThat(serviceObject(yaml, "proxy")).contains("port: 80\n", "port: 8080\n", "targetPort: 4181\n");
        assertThat(serviceObject(workload(generate(service("web", "container.image = \"a\"\n") + proxy), "web"), "web"))
                .contains("port: 80\n", "port: 8080\n", "targetPort: 4181\n");
    }

    private static String serviceObject(String yaml, String name) {
        String from = yaml.substring(yaml.indexOf("kind: Service\nmetadata:\n  name: " + name + "\n"));
        int end = from.indexOf("\n---");
        return end < 0 ? from : from.substring(0, end);
    }

    @Test
    void volumes_are_claims_directories_or_objects_and_shared_where_their_source_is() throws IOException {
        GeneratedFiles files = generate(service("a", """
                container.image = "a"
                volumes.data = { mount = "/data", source = "shared", size = "2Gi" }
                volumes.own = { mount = "/own", type = "ephemeral", size = "1Gi" }
                volumes.conf = { mount = "/etc/a", type = "config", source = "a-conf", read_only = true }
                """)
                + service("b", "container.image = \"b\"\nvolumes.data = { mount = \"/d\", source = \"shared\" }\n")
                + service("c", """
                        container.image = "c"
                        deploy.kind = "statefulset"
                        volumes.state = { mount = "/state", size = "3Gi" }
                        """));

        assertThat(files.files().get("default/shop/volumes.yaml"))
                .containsOnlyOnce("kind: PersistentVolumeClaim")
                .contains("ReadWriteMany", "storage: \"2Gi\"");
        assertThat(workload(files, "a"))
                .contains("claimName: shared", "sizeLimit: \"1Gi\"", "name: a-conf", "readOnly: true");
        assertThat(workload(files, "b")).contains("claimName: shared");
        assertThat(workload(files, "c")).contains("volumeClaimTemplates:", "storage: \"3Gi\"", "clusterIP: None");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void the_containers_of_a_pod_share_its_claim_and_no_other_pod_does() throws IOException {
        String volume = "volumes.data = { mount = \"/data\", source = \"data-db\", type = \"persistent\" }\n";
        String services = service("db", "container.image = \"a\"\ndeploy.kind = \"statefulset\"\n" + volume)
                + service("beside", "container.image = \"b\"\ndeploy.sidecar_of = \"db\"\n" + volume);
        GeneratedFiles set = generate(services);
        GeneratedFiles deployment = generate(services.replace("statefulset", "deployment"));

        assertThat(workload(set, "db"))
                .contains("  volumeClaimTemplates:\n    - metadata:\n        name: data\n")
                .containsOnlyOnce("volumeClaimTemplates")
                .doesNotContain("persistentVolumeClaim");
        assertThat(set.files()).doesNotContainKey("default/shop/volumes.yaml");
        assertThat(deployment.files().get("default/shop/volumes.yaml")).contains("ReadWriteOnce");
    }

    @Test
    void that_a_container_of_a_pod_ends_is_said_by_its_place() throws IOException {
        String first = "container.image = \"b\"\ndeploy = { kind = \"job\", sidecar_of = \"db\" }\n";
        String db = "container.image = \"a\"\n";

        assertThat(
                        losses(
                                generate(
                                        service("first", first)
                                                + service(
                                                        "db",
                                                        db
                                                                + "dependencies.requires = [{ service = \"first\", condition = \"completed\" }]\n"))))
                .isEmpty();
        assertThat(losses(generate(service("first", first) + service("db", db + "deploy.kind = \"job\"\n"))))
                .isEmpty();
        assertThat(losses(generate(service("first", first) + service("db", db))))
                .containsExactly("first deploy.kind: Kubernetes has no place for it");
    }

    @Test
    void an_ephemeral_volume_of_the_same_name_does_not_share_a_claim() throws IOException {
        GeneratedFiles files = generate(service("a", """
                        container.image = "a"
                        volumes.data = { mount = "/data", type = "ephemeral", source = "data" }
                        """) + service("db", """
                        container.image = "a"
                        deploy.kind = "statefulset"
                        volumes.data = { mount = "/data", type = "persistent", source = "data" }
                        """));

        assertThat(workload(files, "db")).contains("volumeClaimTemplates");
    }

    @Test
    void paths_that_are_not_hidden_need_users_of_their_own() throws IOException {
        GeneratedFiles files = generate(
                service("api", "container = { image = \"a\", security_opt = [\"systempaths=unconfined\"] }\n"));

        assertThat(workload(files, "api")).contains("hostUsers: false", "procMount: Unmasked");
    }

    @Test
    void a_kept_volume_belongs_to_the_user_who_writes_into_it() throws IOException {
        String service = service("db", """
                container = { image = "a", user = "999" }
                deploy.kind = "statefulset"
                volumes.data = { mount = "/data", type = "persistent" }
                """);
        String owner =
                "      securityContext:\n        seccompProfile:\n          type: RuntimeDefault\n        fsGroup: ";

        assertThat(workload(generate(service), "db"))
                .contains(owner + "999\n        fsGroupChangePolicy: OnRootMismatch\n");
        assertThat(workload(generate(service.replace("999", "999:7")), "db")).contains(owner + "7\n");
        assertThat(workload(generate(service.replace("statefulset", "deployment")), "db"))
                .contains(owner + "999\n");
        assertThat(workload(generate(service.replace("persistent", "ephemeral")), "db"))
                .doesNotContain("fsGroup");
        assertThat(workload(generate(service.replace("999", "0:7")), "db")).doesNotContain("fsGroup");
    }

    @Test
    void what_a_volume_holds_is_an_object_of_its_name_when_it_states_no_other() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a" }
                volumes.settings = { mount = "/etc/a", type = "config" }
                volumes.tls = { mount = "/etc/tls", type = "secret", source = "edge-tls" }
                volumes.acl = { mount = "/etc/acl", type = "secret" }
                """));

        assertThat(workload(files, "api"))
                .contains("configMap:\n            name: settings\n")
                .contains("secretName: edge-tls\n", "secretName: acl\n");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void jobs_end_and_are_not_probed() throws IOException {
        GeneratedFiles files = generate(service("once", """
                container = { image = "a", restart = "on-failure:3" }
                port = 80
                deploy.kind = "job"
                """) + service("nightly", """
                container = { image = "a", restart = "no" }
                deploy = { kind = "cronjob", schedule = "0 3 * * *" }
                """));

        assertThat(workload(files, "once"))
                .contains("kind: Job", "backoffLimit: 3", "restartPolicy: OnFailure")
                .doesNotContain("Probe", "PodDisruptionBudget");
        assertThat(workload(files, "nightly"))
                .contains("kind: CronJob", "schedule: \"0 3 * * *\"", "backoffLimit: 0", "restartPolicy: Never");
    }

    @Test
    void the_number_of_pods_is_kept_up_or_scaled() throws IOException {
        GeneratedFiles files =
                generate(service("kept", "container.image = \"a\"\ndeploy.replicas = 3\n") + service("scaled", """
                        container.image = "a"
                        deploy.replicas = 3
                        deploy.autoscaling = { min = 3, max = 9, cpu_percent = 70 }
                        deploy.disruption_budget = { min_available = 2 }
                        """));

        assertThat(workload(files, "kept"))
                .contains("replicas: 3", "maxUnavailable: 1")
                .doesNotContain("HorizontalPodAutoscaler");
        assertThat(workload(files, "scaled"))
                .contains(
                        "kind: HorizontalPodAutoscaler", "maxReplicas: 9", "averageUtilization: 70", "minAvailable: 2")
                .doesNotContain("  replicas: 3");
    }

    @Test
    void labels_that_kubernetes_refuses_become_annotations_or_are_lost() throws IOException {
        GeneratedFiles files = generate(service("web", """
                container.image = "a"
                [services.web.labels]
                team = "shop"
                "traefik.http.routers.web.rule" = "Host(`shop.example.org`)"
                "not a key" = "x"
                "app.kubernetes.io/name" = "other"
                """));

        assertThat(workload(files, "web"))
                .contains("    team: shop\n")
                .contains("  annotations:\n    traefik.http.routers.web.rule: \"Host(`shop.example.org`)\"");
        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "web labels.\"not a key\": Kubernetes takes no key of this form for a label or an annotation",
                        "web labels.\"app.kubernetes.io/name\": pods are found by what the generator writes under this key");
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
        GeneratedFiles files = generate(service("api", "container.image = \"a\"\nenv.VALUE = " + toml(value) + "\n"));

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
        GeneratedFiles files = generate(service("api", """
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
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                env = { HOST = "db", URL = "postgres://app:hunter2@$(HOST)/x" }
                """));

        assertThat(losses(files))
                .containsExactly("api env.URL: Kubernetes puts no variables into the value of a secret");
        GeneratedFiles escaped = generate(service("api", """
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

    @Test
    void a_name_becomes_one_that_kubernetes_takes_and_stays_its_own() {
        assertThat(Names.label("Shop_Web")).isEqualTo("shop-web");
        assertThat(Names.label("a".repeat(80))).hasSize(63).isNotEqualTo(Names.label("a".repeat(81)));
        assertThat(Names.label("***")).matches("x-[0-9a-f]{8}");
        Names names = new Names();
        assertThat(List.of(names.freePort("tcp-8080"), names.freePort("8080"), names.freePort("tcp_8080")))
                .containsExactly("tcp-8080", "p-8080", "tcp-8080-2");
        assertThat(names.freePort("a-very-long-name-of-a-port")).isEqualTo("a-very-long-nam");
        assertThat(names.freePort("a-very-long-name-of-another")).isEqualTo("a-very-long-n-2");
    }
}
