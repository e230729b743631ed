package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.generate;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.losses;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.service;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What joins the pod of another service runs in it. */
class PodsOfSeveralContainersTest {

    @TempDir
    private Path root;

    @Test
    void containers_of_one_pod_are_put_together_again() throws IOException {
        GeneratedFiles files = generate(
                root,
                service("api", """
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
                generate(
                        root,
                        service("web", "container.image = \"a\"\naliases = [\"shop\"]\nports.http = { port = 8080 }\n")
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
        assertThat(serviceObject(
                        workload(generate(root, service("web", "container.image = \"a\"\n") + proxy), "web"), "web"))
                .contains("port: 80\n", "port: 8080\n", "targetPort: 4181\n");
    }

    private static String serviceObject(String yaml, String name) {
        String from = yaml.substring(yaml.indexOf("kind: Service\nmetadata:\n  name: " + name + "\n"));
        int end = from.indexOf("\n---");
        return end < 0 ? from : from.substring(0, end);
    }

    @Test
    void the_containers_of_a_pod_share_its_claim_and_no_other_pod_does() throws IOException {
        String volume = "volumes.data = { mount = \"/data\", source = \"data-db\", type = \"persistent\" }\n";
        String services = service("db", "container.image = \"a\"\ndeploy.kind = \"statefulset\"\n" + volume)
                + service("beside", "container.image = \"b\"\ndeploy.sidecar_of = \"db\"\n" + volume);
        GeneratedFiles set = generate(root, services);
        GeneratedFiles deployment = generate(root, services.replace("statefulset", "deployment"));

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
                                        root,
                                        service("first", first)
                                                + service(
                                                        "db",
                                                        db
                                                                + "dependencies.requires = [{ service = \"first\", condition = \"completed\" }]\n"))))
                .isEmpty();
        assertThat(losses(generate(root, service("first", first) + service("db", db + "deploy.kind = \"job\"\n"))))
                .isEmpty();
        assertThat(losses(generate(root, service("first", first) + service("db", db))))
                .containsExactly("first deploy.kind: Kubernetes has no place for it");
    }

    @Test
    void an_ephemeral_volume_of_the_same_name_does_not_share_a_claim() throws IOException {
        GeneratedFiles files = generate(root, service("a", """
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
                root, service("api", "container = { image = \"a\", security_opt = [\"systempaths=unconfined\"] }\n"));

        assertThat(workload(files, "api")).contains("hostUsers: false", "procMount: Unmasked");
    }
}
