package dev.serviceregistry.generators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class IsolationTest {

    private static final String NAMES = "to kube-system/kube-dns:UDP 53,TCP 53";

    @TempDir
    private Path root;

    private Catalogue catalogue;

    @BeforeEach
    void catalogue() throws IOException {
        catalogue = new Catalogue(root).with("services/catalog.toml", "[catalog]\nname = \"central\"\n");
    }

    /** What the policy of a workload of the project shop lets through, a line for each rule. */
    private List<String> rules(String services, String name) throws IOException {
        catalogue.with("projects/shop/services.toml", services);
        String yaml =
                catalogue.generate(new KubernetesGenerator()).files().get("default/shop/workloads/" + name + ".yaml");
        List<String> rules = new ArrayList<>();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
            Map<?, ?> object = (Map<?, ?>) document;
            if (object.get("kind").equals("NetworkPolicy")) {
                Map<?, ?> spec = (Map<?, ?>) object.get("spec");
                ((List<?>) spec.get("ingress")).forEach(rule -> rules.add(line((Map<?, ?>) rule, "from")));
                ((List<?>) spec.get("egress")).forEach(rule -> rules.add(line((Map<?, ?>) rule, "to")));
            }
        }
        assertThat(rules).contains(NAMES);
        rules.remove(NAMES);
        return rules;
    }

    private static String line(Map<?, ?> rule, String direction) {
        List<String> peers = new ArrayList<>();
        if (rule.get(direction) instanceof List<?> written) {
            for (Object peer : written) {
                String namespace = label(((Map<?, ?>) peer).get("namespaceSelector"));
                String pod = label(((Map<?, ?>) peer).get("podSelector"));
                peers.add(namespace.isEmpty() ? pod : namespace + "/" + pod);
            }
        }
        List<String> ports = new ArrayList<>();
        if (rule.get("ports") instanceof List<?> written) {
            written.forEach(
                    port -> ports.add(((Map<?, ?>) port).get("protocol") + " " + ((Map<?, ?>) port).get("port")));
        }
        return direction + " " + (peers.isEmpty() ? "anywhere" : String.join(",", peers)) + ":"
                + String.join(",", ports);
    }

    /** What a selector selects by: the name of a namespace or of a service; {@code *} for everything. */
    private static String label(Object selector) {
        if (!(selector instanceof Map<?, ?> written)) {
            return "";
        }
        if (!(written.get("matchLabels") instanceof Map<?, ?> labels)) {
            return "*";
        }
        for (String key : List.of("kubernetes.io/metadata.name", "app.kubernetes.io/name", "k8s-app")) {
            if (labels.get(key) != null) {
                return labels.get(key).toString();
            }
        }
        return labels.toString();
    }

    private static String service(String id, String type, String more) {
        return "[services." + id + "]\ntype = \"" + type + "\"\nversion = \"1.0.0\"\ncontainer.image = \"a/" + id
                + "\"\n" + more;
    }

    @Test
    void pods_of_one_workload_find_each_other_where_there_are_several() throws IOException {
        String cluster = service(
                "broker",
                "queue",
                "ports = { main = { port = 9092 }, controller = { port = 9093, protocol = \"UDP\" } }\n");

        assertThat(rules(cluster + "deploy.kind = \"statefulset\"\n", "broker"))
                .containsExactly("from broker:TCP 9092,UDP 9093", "to broker:TCP 9092,UDP 9093");
        assertThat(rules(cluster + "deploy.replicas = 2\n", "broker")).hasSize(2);
        assertThat(rules(cluster + "deploy.autoscaling = { min = 1, max = 2 }\n", "broker"))
                .hasSize(2);
        assertThat(rules(cluster, "broker")).isEmpty();
    }

    @Test
    void a_prometheus_reaches_the_metrics_of_every_project_that_has_none_of_its_own() throws IOException {
        catalogue.with(
                "projects/watch/services.toml",
                service("prometheus", "telemetry", "port = 9090\n") + service("db", "database", "port = 5432\n"));
        String shop = service(
                        "api",
                        "api",
                        "ports = { main = { port = 8080 }, metrics = { port = 9100, target_port = 91 } }\n")
                + service("db", "database", "port = 5432\n");

        assertThat(rules(shop, "api")).containsExactly("from watch/prometheus:TCP 91");
        assertThat(rules(shop, "db")).isEmpty();
        String watching =
                catalogue.generate(new KubernetesGenerator()).files().get("default/watch/workloads/prometheus.yaml");
        assertThat(watching).contains("kubernetes.io/metadata.name: shop", "port: 91\n");

        String own = shop + service("watcher", "telemetry", "port = 9090\n").replace("a/watcher", "prom/prometheus");
        assertThat(rules(own, "api")).containsExactly("from watcher:TCP 91");
    }

    @Test
    void what_decides_on_a_release_may_ask_the_prometheus() throws IOException {
        String shop = service("prometheus", "telemetry", "port = 9090\n");
        catalogue.with("projects/shop/deployment.toml", """
                [deployment]
                gitops = "argocd"
                rollout.steps = [50]
                """);

        assertThat(rules(shop, "prometheus")).containsExactly("from argo-rollouts/:TCP 9090");
        catalogue.with("projects/shop/deployment.toml", """
                [deployment]
                gitops = "flux"
                rollout.steps = [50]
                """);
        assertThat(rules(shop, "prometheus")).containsExactly("from flagger-system/:TCP 9090");
        catalogue.with("projects/shop/deployment.toml", "[deployment]\ngitops = \"argocd\"\n");
        assertThat(rules(shop, "prometheus")).isEmpty();
    }

    @Test
    void a_way_in_is_open_to_the_gateway_and_without_one_to_every_namespace() throws IOException {
        String shop = service("web", "web", "port = 80\nnetwork.ingress = [{ host = \"a.example\" }]\n")
                + service("edge", "gateway", "port = 8443\n");

        assertThat(rules(shop, "web")).containsExactly("from edge,*/:TCP 80");
        assertThat(rules(shop, "edge")).containsExactly("to web:TCP 80");
        catalogue.with("projects/shop/deployment.toml", "deployment.gateway = \"gateways/public\"\n");
        assertThat(rules(shop, "web")).containsExactly("from edge,gateways/:TCP 80");
    }

    @Test
    void an_empty_list_of_ways_in_opens_nothing() throws IOException {
        String shop =
                service("web", "web", "port = 80\nnetwork.ingress = []\n") + service("edge", "api", "port = 81\n");

        assertThat(rules(shop, "web")).isEmpty();
    }

    @Test
    void a_published_port_is_open_to_whoever_could_reach_it_on_the_host() throws IOException {
        String shop = service(
                "edge",
                "proxy",
                "ports = { main = { port = 443, published = 8443 },"
                        + " admin = { port = 9000, published = 9000, host_ip = \"127.0.0.1\" } }\n");

        assertThat(rules(shop, "edge")).containsExactly("from anywhere:TCP 443");
    }
}
