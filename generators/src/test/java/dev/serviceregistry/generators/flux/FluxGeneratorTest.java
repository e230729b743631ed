package dev.serviceregistry.generators.flux;

import static dev.serviceregistry.generators.gitops.DeliveredRepository.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.gitops.DeliveredRepository;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FluxGeneratorTest {

    private static final String SIMPLE = """
            [deployment]
            gitops = "flux"
            prune = true
            self_heal = true
            source = { repository = "https://git.example.org/central.git", revision = "v1.2.0" }
            """;

    private static final String REGIONS = """
            [deployment.region.us]
            cluster = "us-1"
            traffic_split = "70%"
            address = "us.example.org"
            [deployment.region.eu]
            cluster = "eu-1"
            traffic_split = "30%"
            address = "eu.example.org"
            [deployment.multi-region]
            regions = ["us", "eu"]
            """;

    private static final String ROLLOUT = """
            [deployment.rollout]
            steps = [20, 50, 100]
            pause = "10m"
            abort_on = { error_rate = "1.5%", latency_p99 = "250ms" }
            """;

    private DeliveredRepository repository;

    @BeforeEach
    void aRepository(@TempDir Path root) throws IOException {
        repository = new DeliveredRepository(root);
    }

    private GeneratedFiles generate(String deployment) throws IOException {
        return repository.generate(new FluxGenerator(), deployment);
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    @Test
    void a_project_is_a_source_and_what_is_applied_of_it_until_it_is_healthy() throws IOException {
        GeneratedFiles files = generate(SIMPLE);

        assertThat(file(files, "source.yaml"))
                .contains("url: https://git.example.org/central.git\n  ref:\n    tag: v1.2.0\n");
        assertThat(file(files, "delivery.yaml"))
                .contains("interval: \"10m\"\n  retryInterval: \"2m\"\n  timeout: \"5m\"\n  prune: true\n")
                .contains("path: \"./generated/kubernetes/default/shop\"")
                .contains("""
                          healthChecks:
                            - apiVersion: apps/v1
                              kind: StatefulSet
                              name: db
                              namespace: shop
                            - apiVersion: apps/v1
                              kind: Deployment
                              name: web
                              namespace: shop
                            - apiVersion: apps/v1
                              kind: Deployment
                              name: worker
                              namespace: shop
                        """)
                .doesNotContain("suspend", "kubeConfig");
        assertThat(file(files, "alerts.yaml"))
                .contains("kind: Provider", "channel: shop\n")
                .contains("- kind: Kustomization\n      name: shop-default\n");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_project_that_names_another_tool_is_left_alone() throws IOException {
        GeneratedFiles files = generate(SIMPLE.replace("flux", "argocd") + ROLLOUT);

        assertThat(files.files()).isEmpty();
        assertThat(files.losses()).isEmpty();
    }

    @Test
    void what_nobody_synchronises_unasked_is_suspended() throws IOException {
        GeneratedFiles files = generate(SIMPLE.replace("self_heal = true", "self_heal = false\nauto_sync = false"));

        assertThat(file(files, "delivery.yaml")).contains("  suspend: true\n");
        assertThat(losses(files)).containsExactly("deployment.self_heal: Flux always undoes what was changed by hand");
    }

    @Test
    void regions_follow_each_other_and_projects_those_that_they_require() throws IOException {
        repository.write("projects/shop/services.toml", """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                dependencies.requires = ["watch/prometheus"]
                """);
        repository.write("projects/watch/deployment.toml", SIMPLE + REGIONS);
        GeneratedFiles files = generate(SIMPLE + REGIONS);

        assertThat(file(files, "delivery.yaml")).contains("""
                          kubeConfig:
                            secretRef:
                              # The kubeconfig of the cluster us-1, under the key value.
                              name: us-1-kubeconfig
                          dependsOn:
                            - name: shop-default-eu
                            - name: watch-default-us
                        """);
    }

    @Test
    void what_is_reached_from_outside_is_released_at_the_gateway() throws IOException {
        GeneratedFiles files = generate(SIMPLE + "gateway = \"gateways/public\"\n" + ROLLOUT);

        assertThat(file(files, "canaries/canaries.yaml"))
                .contains("targetRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n")
                .contains("gatewayRefs:\n      - name: public\n        namespace: gateways\n")
                .contains("hosts:\n      - shop.example.org\n")
                .contains(
                        "interval: \"10m\"\n    threshold: 1\n    stepWeights:\n      - 20\n      - 50\n    metrics:\n")
                .contains("max: 1.5\n", "max: 250\n", "address: http://prometheus.watch.svc:9090\n");
        assertThat(file(files, "delivery.yaml"))
                .contains("\"$patch\": \"delete\"", "\"path\": \"/spec/selector/matchLabels/app\"", "kind: HTTPRoute")
                .contains("path: \"./generated/flux/default/shop/canaries\"");
        assertThat(losses(files))
                .containsExactly(
                        "deployment.rollout.steps: only what is reached from outside by HTTP is released step by"
                                + " step; replaced at once: worker");
    }

    @Test
    void without_a_gateway_nothing_is_released_step_by_step() throws IOException {
        GeneratedFiles files = generate(SIMPLE + ROLLOUT);

        assertThat(files.files()).doesNotContainKey("default/shop/canaries/canaries.yaml");
        assertThat(losses(files))
                .containsExactly("deployment.rollout: Flagger shares out traffic at a gateway, and none is declared:"
                        + " declare deployment.gateway");
    }

    private String canaries(String web) throws IOException {
        repository.write("projects/shop/services.toml", """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                """ + web);
        GeneratedFiles files = generate(SIMPLE + "gateway = \"gateways/public\"\n" + ROLLOUT);
        return files.files().getOrDefault("default/shop/canaries/canaries.yaml", "");
    }

    @Test
    void only_the_paths_that_lead_to_it_are_shared_out() throws IOException {
        String host = "{ host = \"shop.example.org\", path = \"%s\" }";
        String ways = "port = 8080\nnetwork.ingress = [%s, %s]\n";

        assertThat(canaries(ways.formatted(host.formatted("/api"), host.formatted("/shop"))))
                .contains("match:\n      - uri:\n          prefix: /api\n      - uri:\n          prefix: /shop\n");
        assertThat(canaries(ways.formatted(host.formatted("/"), host.formatted("/shop"))))
                .contains("kind: Canary")
                .doesNotContain("match:");
    }

    @Test
    void what_is_reached_by_another_port_than_its_first_is_replaced_at_once() throws IOException {
        String ports = "ports.api = { port = 8080 }\nports.admin = { port = 9000 }\n";
        String way = "network.ingress = [{ host = \"shop.example.org\", port = \"%s\" }]\n";

        assertThat(canaries(ports + way.formatted("api")).concat(canaries(ports + way.formatted("admin"))))
                .containsOnlyOnce("kind: Canary");
    }

    @Test
    void what_is_reached_by_two_routes_is_replaced_at_once() throws IOException {
        assertThat(canaries("""
                port = 8080
                network.ingress = [
                  { host = "shop.example.org", path = "/api" },
                  { host = "other.example.org", path = "/shop" },
                ]
                """)).doesNotContain("kind: Canary");
    }
}
