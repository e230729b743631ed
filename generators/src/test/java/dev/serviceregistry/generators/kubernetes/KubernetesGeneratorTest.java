package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.generate;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.losses;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.service;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesGeneratorTest {

    @TempDir
    private Path root;

    @Test
    void a_service_of_which_little_is_said_runs_restricted() throws IOException {
        GeneratedFiles files =
                generate(root, service("api", "port = 8080\ncontainer = { image = \"ghcr.io/a/b\", tag = \"1\" }\n"));

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
        GeneratedFiles files = generate(root, service("agent", """
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
        GeneratedFiles files = generate(
                root,
                service("shop-db", """
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
    void what_kubernetes_cannot_say_is_lost_with_the_reason() throws IOException {
        GeneratedFiles files = generate(root, service("web", """
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
        assertThat(losses(generate(root, service("web", """
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
    void pods_talk_to_whom_it_is_declared_and_to_nobody_else() throws IOException {
        new Catalogue(root)
                .with("projects/mail/services.toml", service("smtp", "port = 25\ncontainer.image = \"s\"\n"));
        GeneratedFiles files =
                generate(root, service("api", """
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
        GeneratedFiles files = generate(
                root,
                service("web", "container.image = \"w\"\ndependencies.requires = [\"api\"]\n")
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
    void jobs_end_and_are_not_probed() throws IOException {
        GeneratedFiles files = generate(root, service("once", """
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
        GeneratedFiles files = generate(
                root, service("kept", "container.image = \"a\"\ndeploy.replicas = 3\n") + service("scaled", """
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
        GeneratedFiles files = generate(root, service("web", """
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
