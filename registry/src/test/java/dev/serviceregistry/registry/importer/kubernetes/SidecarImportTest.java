package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidecarImportTest {
    @TempDir
    Path directory;

    private ImportDirectory pod(String pod) {
        return new KubernetesDirectory(directory)
                .with("app.yaml", KubernetesDirectory.deployment("web", pod.indent(6)));
    }

    @Test
    void each_further_container_is_a_service_that_says_whose_pod_it_is_in() {
        ImportDirectory files = pod("""
                containers:
                - { name: app, image: acme/app, ports: [{ containerPort: 8080 }] }
                - { name: Log_Shipper, image: acme/logs }
                """);

        assertThat(files.toml()).contains("""
                [services.web-log-shipper]
                type = "worker"
                version = "0.0.0"
                aliases = ["web/Log_Shipper"]

                [services.web-log-shipper.container]
                image = "acme/logs"

                [services.web-log-shipper.deploy]
                sidecar_of = "web"
                """).contains("[services.web.container]\nimage = \"acme/app\"");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void a_container_that_was_put_into_the_running_pod_is_a_sidecar() {
        ImportDirectory files = pod("""
            containers:
            - { name: app, image: acme/app }
            ephemeralContainers:
            - { name: debug, image: acme/debug, targetContainerName: app, securityContext: { privileged: true } }
            """);

        assertThat(files.toml()).contains("""
            [services.web-debug.container]
            image = "acme/debug"
            privileged = true

            [services.web-debug.deploy]
            sidecar_of = "web"
            """);
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:11:11: Deployment web.spec.template.spec.ephemeralContainers.debug.name: a container"
                                + " that was put into the running pod is written as a sidecar",
                        "app.yaml:11:43: Deployment"
                                + " web.spec.template.spec.ephemeralContainers.debug.targetContainerName: has no place in"
                                + " the registry; left out");
    }

    @Test
    void the_container_that_the_pod_names_is_the_main_one() {
        String toml = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.deployment("web", """
                              containers:
                              - { name: istio-proxy, image: acme/proxy }
                              - { name: app, image: acme/app }
                        """)
                                .replace(
                                        "labels:",
                                        "annotations: { kubectl.kubernetes.io/default-container: app }, labels:"))
                .toml();

        assertThat(toml)
                .contains("[services.web.container]\nimage = \"acme/app\"")
                .contains("[services.web-istio-proxy.container]\nimage = \"acme/proxy\"");
    }

    @Test
    void init_containers_are_jobs_that_the_service_waits_for_one_after_the_other() {
        ImportDirectory files = pod("""
                initContainers:
                - { name: wait, image: busybox }
                - { name: migrate, image: acme/app, env: [{ name: DB_HOST, value: db }] }
                containers:
                - { name: app, image: acme/app }
                - { name: logs, image: acme/logs }
                """);

        assertThat(files.toml())
                .contains("""
                        [services.web.dependencies]
                        requires = [
                          { service = "web-wait", condition = "completed" },
                          { service = "web-migrate", condition = "completed" },
                        ]
                        """)
                .contains("""
                        [services.web-wait]
                        type = "job"
                        version = "0.0.0"
                        aliases = ["web/wait"]
                        """)
                .contains("[services.web-wait.deploy]\nkind = \"job\"\nsidecar_of = \"web\"\n")
                .contains("""
                        [services.web-migrate.dependencies]
                        requires = [{ service = "web-wait", condition = "completed" }]
                        """)
                .doesNotContain("[services.web-logs.dependencies]");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void an_init_container_that_goes_on_running_is_a_sidecar_that_the_service_requires() {
        ImportDirectory files = pod("""
                initContainers:
                - { name: proxy, image: acme/proxy, restartPolicy: Always, startupProbe: { tcpSocket: { port: 1 } } }
                - { name: agent, image: acme/agent, restartPolicy: Always }
                - { name: migrate, image: acme/app }
                containers:
                - { name: app, image: acme/app }
                """);

        assertThat(files.toml())
                .contains("""
                        [services.web.dependencies]
                        requires = [
                          { service = "web-proxy", condition = "healthy" },
                          "web-agent",
                          { service = "web-migrate", condition = "completed" },
                        ]
                        """)
                .contains("[services.web-proxy]\ntype = \"worker\"", "[services.web-migrate]\ntype = \"job\"")
                .contains("""
                        [services.web-migrate.dependencies]
                        requires = [{ service = "web-proxy", condition = "healthy" }, "web-agent"]
                        """);
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void the_ids_of_containers_and_of_workloads_do_not_clash() {
        String toml = new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.deployment("web", """
                                      containers:
                                      - { name: app, image: acme/app }
                                      - { name: db, image: acme/db }
                                """) + "---\n"
                                + KubernetesDirectory.deployment("web-db", """
                                      containers:
                                      - { name: db, image: postgres }
                                """))
                .toml();

        assertThat(toml)
                .contains("[services.web-db.container]\nimage = \"postgres\"")
                .contains("[services.web-db-2]\ntype = \"worker\"\nversion = \"0.0.0\"\naliases = [\"web/db\"]\n");
    }

    @Test
    void a_container_without_a_name_gets_its_number() {
        ImportDirectory files = pod("""
                containers:
                - { name: app, image: acme/app }
                - { image: acme/logs }
                """);

        assertThat(files.toml()).contains("[services.web-1]");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:10:9: Deployment web.spec.template.spec.containers.name: a container without a"
                                + " name is called 1");
    }
}
