package dev.serviceregistry.generators.argocd;

import static dev.serviceregistry.generators.gitops.DeliveredRepository.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.generators.gitops.DeliveredRepository;
import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.tree.Text;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgoCdGeneratorTest {

    private static final String SIMPLE = """
            [deployment]
            namespace = "shop-space"
            gitops = "argocd"
            auto_sync = true
            prune = true
            self_heal = true
            source = { repository = "https://git.example.org/central.git", revision = "live" }
            """;

    private static final String REGIONS = """
            [deployment.multi-region]
            regions = ["us", "eu"]
            strategy = "active-active"
            [deployment.region.us]
            cluster = "us-1"
            traffic_split = "70%"
            canary_percentage = 5
            address = "us.example.org"
            failover_to = ["eu"]
            capacity = "100%"
            [deployment.region.eu]
            cluster = "eu-1"
            traffic_split = "30%"
            canary_percentage = 10
            address = "192.0.2.1"
            capacity = "80%"
            """;

    private static final String ROLLOUT = """
            [deployment.rollout]
            steps = [20, 50, 100]
            pause = "10m"
            abort_on = { error_rate = "1.5%", latency_p99 = "250ms" }
            [deployment.rollback]
            automatic = true
            to = "last-successful"
            window = "1h"
            """;

    private DeliveredRepository repository;

    @BeforeEach
    void aRepository(@TempDir Path root) throws IOException {
        repository = new DeliveredRepository(root);
    }

    private GeneratedFiles generate(String deployment) throws IOException {
        return repository.generate(new ArgoCdGenerator(), deployment);
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    @Test
    void a_project_in_one_place_is_an_application_that_may_do_what_it_needs_and_no_more() throws IOException {
        GeneratedFiles files = generate(SIMPLE);

        assertThat(files.files().keySet())
                .containsExactly(
                        "default/shop/app-project.yaml",
                        "default/shop/application.yaml",
                        "default/shop/kustomization.yaml");
        assertThat(file(files, "application.yaml"))
                .contains("name: shop-default\n  namespace: argocd\n")
                .contains("notifications.argoproj.io/subscribe.on-sync-failed.slack: shop\n")
                .contains("""
                          source:
                            repoURL: https://git.example.org/central.git
                            targetRevision: live
                            path: generated/kubernetes/default/shop
                          destination:
                            server: https://kubernetes.default.svc
                            namespace: shop-space
                        """)
                .contains("automated:\n      prune: true\n      selfHeal: true\n")
                .contains("- CreateNamespace=true")
                .contains("retry:\n      limit: 5\n      backoff:\n");
        assertThat(file(files, "app-project.yaml"))
                .contains("sourceRepos:\n    - https://git.example.org/central.git\n")
                .contains("- server: https://kubernetes.default.svc\n      namespace: shop-space\n")
                .contains("clusterResourceWhitelist:\n    - group: \"\"\n      kind: Namespace\n")
                .contains("- group: apps\n      kind: StatefulSet\n")
                .doesNotContain("kind: Secret", "kind: Rollout");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_project_that_names_another_tool_or_none_is_left_alone_and_loses_nothing() throws IOException {
        for (String other : new String[] {"gitops = \"flux\"", "gitops = \"none\"", ""}) {
            GeneratedFiles files = generate("[deployment]\nself_heal = true\n" + other + "\n" + REGIONS + ROLLOUT);

            assertThat(files.files()).isEmpty();
            assertThat(files.losses()).isEmpty();
        }
    }

    @Test
    void an_address_that_nobody_declares_is_to_be_filled_in_and_a_loss() throws IOException {
        GeneratedFiles files = generate("[deployment]\ngitops = \"argocd\"\n");

        assertThat(file(files, "application.yaml"))
                .contains("# Fill in: the address of this repository, as deployment.source.repository.\n")
                .doesNotContain("automated");
        assertThat(losses(files))
                .containsExactly("deployment.gitops: nothing says where this repository is: declare"
                        + " deployment.source.repository");
    }

    @Test
    void regions_are_reached_one_after_the_other_the_smallest_first() throws IOException {
        GeneratedFiles files = generate(SIMPLE + REGIONS);

        assertThat(file(files, "application-set.yaml"))
                .contains("""
                          generators:
                            - list:
                                elements:
                                  - region: eu
                                    application: shop-default-eu
                                    cluster: eu-1
                                    wave: "1"
                                  - region: us
                                    application: shop-default-us
                                    cluster: us-1
                                    wave: "2"
                        """)
                .contains("type: RollingSync")
                .contains("selfHeal: false");
        assertThat(file(files, "dns.yaml"))
                .contains("""
                            - dnsName: shop.example.org
                              recordTTL: 60
                              recordType: CNAME
                              targets:
                                - eu.shop.example.org
                              setIdentifier: eu
                              providerSpecific:
                                - name: aws/weight
                                  value: "30"
                        """)
                .contains("recordType: CNAME\n      targets:\n        - us.example.org\n")
                .endsWith("""
                            - dnsName: eu.shop.example.org
                              recordTTL: 60
                              recordType: A
                              targets:
                                - "192.0.2.1"
                        """);
        assertThat(file(files, "failover.yaml"))
                .contains("us:\n    split:\n      eu: \"100%\"\n    # These cannot carry what they get")
                .contains("overloaded:\n      - eu\n");
        assertThat(losses(files)).hasSize(1).allMatch(loss -> loss.startsWith("deployment.self_heal: "));
    }

    @Test
    void regions_that_a_person_releases_to_are_not_synchronised_by_the_set() throws IOException {
        GeneratedFiles files = generate(SIMPLE.replace("auto_sync = true", "auto_sync = false") + REGIONS);

        assertThat(file(files, "application-set.yaml")).doesNotContain("RollingSync", "automated");
        assertThat(losses(files))
                .contains(
                        "deployment.prune: whoever synchronises by hand says whether to prune",
                        "deployment.self_heal: nothing is healed where nothing is synchronised unasked");
    }

    @Test
    void a_gateway_before_all_regions_weighs_them_too() throws IOException {
        GeneratedFiles files = generate(SIMPLE + "gateway = \"gateways/public\"\n" + REGIONS.replace("70%", "69.5%"));

        assertThat(file(files, "gateway/http-routes.yaml"))
                .contains("externalName: us.example.org\n")
                .contains("kind: EndpointSlice", "addressType: IPv4", "- \"192.0.2.1\"")
                .contains("parentRefs:\n    - name: public\n      namespace: gateways\n")
                .contains("- name: web-eu\n          port: 80\n          weight: 3000\n")
                .contains("- name: web-us\n          port: 80\n          weight: 6950\n");
    }

    @Test
    void what_answers_http_is_released_step_by_step_and_called_off_by_what_is_measured() throws IOException {
        GeneratedFiles files = generate(SIMPLE + REGIONS + ROLLOUT);
        String rollouts = file(files, "rollouts/us/rollouts.yaml");

        assertThat(rollouts)
                .contains("workloadRef:\n    apiVersion: apps/v1\n    kind: Deployment\n    name: web\n")
                .contains("replicas: 4\n")
                .contains("""
                              steps:
                                - setWeight: 5
                                - pause:
                                    duration: "10m"
                                - setWeight: 20
                                - pause:
                                    duration: "10m"
                                - setWeight: 50
                                - pause:
                                    duration: "10m"
                                - setWeight: 100
                                - pause:
                                    duration: "30m"
                        """)
                .contains("successCondition: \"len(result) > 0 && result[0] <= 0.015\"")
                .contains("failureCondition: \"len(result) > 0 && result[0] > 0.25\"")
                .contains("address: http://prometheus.watch.svc:9090\n")
                .contains("namespace=\"shop-space\",pod=~\"{{args.rollout}}-{{args.hash}}-.+\"")
                .doesNotContain("name: worker", "name: db");
        assertThat(file(files, "rollouts/eu/rollouts.yaml")).contains("- setWeight: 10\n");
        assertThat(file(files, "application-set.yaml"))
                .contains("path: \"generated/argocd/default/shop/rollouts/{{.region}}\"")
                .contains("\"op\": \"remove\"", "\"path\": \"/spec/replicas\"");
        assertThat(file(files, "app-project.yaml")).contains("- group: argoproj.io\n      kind: Rollout\n");
        assertThat(losses(files))
                .contains(
                        "deployment.rollout.steps: without a mesh the pods are what is shared out, so a step is rounded"
                                + " up to whole pods; replaced at once, since they do not answer HTTP or keep something: worker");
    }

    @Test
    void a_region_that_nobody_calls_measures_nothing() throws IOException {
        GeneratedFiles files = generate(SIMPLE + REGIONS.replace("70%", "100%").replace("30%", "0%") + ROLLOUT);

        assertThat(file(files, "rollouts/eu/rollouts.yaml"))
                .contains("kind: Rollout", "- setWeight: 10\n")
                .doesNotContain("nalysis");
        assertThat(file(files, "rollouts/us/rollouts.yaml")).contains("kind: AnalysisTemplate");
    }

    @Test
    void regions_of_which_none_says_its_share_serve_equal_ones() throws IOException {
        GeneratedFiles files = generate(
                SIMPLE + REGIONS.replace("traffic_split = \"70%\"", "").replace("traffic_split = \"30%\"", ""));

        assertThat(file(files, "dns.yaml")).contains("value: \"50\"").doesNotContain("value: \"0\"");
        assertThat(file(files, "failover.yaml")).contains("us:\n    split:\n      eu: \"100%\"");
    }

    @Test
    void a_release_that_may_not_go_back_by_itself_waits_for_a_person() throws IOException {
        GeneratedFiles files = generate(SIMPLE + ROLLOUT.replace("automatic = true", "automatic = false"));

        assertThat(file(files, "rollouts/rollouts.yaml"))
                .contains("failureCondition: \"false\"")
                .doesNotContain("result[0] >");
    }

    @Test
    void what_argo_cannot_do_about_a_release_is_lost_with_the_reason() throws IOException {
        GeneratedFiles files = generate(SIMPLE + """
                [deployment.rollback]
                automatic = true
                to = "v1"
                window = "1h"
                max_per_day = 2
                """);

        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "deployment.rollback.automatic: nothing watches a release that no analysis goes along with",
                        "deployment.rollback.to: nothing watches a release that no analysis goes along with",
                        "deployment.rollback.window: nothing watches a release that no analysis goes along with",
                        "deployment.rollback.max_per_day: nothing of Argo counts how often it went back");
    }

    @Test
    void a_frozen_target_is_not_synchronised() throws IOException {
        GeneratedFiles files = generate(SIMPLE + """
                [deployment.target.default]
                freeze = [{ from = 2026-12-20, to = 2027-01-03 }]
                """);

        assertThat(file(files, "app-project.yaml"))
                .contains("- kind: deny\n      schedule: \"0 0 20 12 *\"\n      duration: \"360h\"\n")
                .contains("manualSync: false");
        assertThat(losses(files))
                .containsExactly("deployment.target.default.freeze: windows of Argo CD come every year: generate again"
                        + " when it is over and taken out");
    }

    @Test
    void on_request_a_plugin_generates_the_manifests() throws IOException {
        GeneratedFiles files =
                generate(SIMPLE.replace("revision = \"live\"", "revision = \"live\", mode = \"plugin\"") + ROLLOUT);

        assertThat(file(files, "application.yaml"))
                .contains("path: \".\"\n      plugin:\n        name: service-registry\n")
                .contains("- name: REGISTRY_PROJECT\n            value: shop\n")
                .contains("ignoreDifferences:", "- RespectIgnoreDifferences=true")
                .doesNotContain("kustomize:");
        assertThat(file(files, "plugin.yaml"))
                .contains("kind: ConfigMap", "kind: ConfigManagementPlugin", "service-registry generate");
        assertThat(file(files, "kustomization.yaml")).contains("- plugin.yaml\n");
    }

    @Test
    void projects_come_after_those_that_they_require() throws IOException {
        repository.write("projects/shop/services.toml", """
                [services.web]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                dependencies.requires = ["watch/prometheus"]
                """);
        repository.write("projects/watch/deployment.toml", SIMPLE);
        GeneratedFiles files = generate(SIMPLE);

        assertThat(file(files, "application.yaml")).contains("argocd.argoproj.io/sync-wave: \"1\"");
        assertThat(files.files().get("default/watch/application.yaml")).doesNotContain("sync-wave");
    }

    @Test
    void projects_whose_names_would_clash_are_told_apart() throws IOException {
        repository.write("projects/shop-default/services.toml", """
                [project]
                environments = ["x"]
                [services.web]
                type = "web"
                version = "1.0.0"
                """);
        repository.write("projects/shop-default/deployment.toml", SIMPLE);
        repository.write("projects/shop/services.toml", """
                [project]
                environments = ["default-x"]
                [services.web]
                type = "web"
                version = "1.0.0"
                """);
        GeneratedFiles files = generate(SIMPLE);

        assertThat(files.files().get("default-x/shop/application.yaml")).contains("  name: shop-default-x\n");
        assertThat(files.files().get("x/shop-default/application.yaml")).contains("  name: shop-default-x-2\n");
    }

    @Test
    void hostile_texts_stay_texts() throws IOException {
        for (String text : HostileTexts.all()) {
            String quoted = JsonEmitter.write(new Text(text)).strip().replace("\u007f", "\\u007f");
            GeneratedFiles files = generate(
                    SIMPLE.replace("\"live\"", quoted).replace("\"https://git.example.org/central.git\"", quoted)
                            + REGIONS);

            assertThat(files.files()).containsKey("default/shop/application-set.yaml");
        }
    }

    @Test
    void a_text_that_looks_like_a_template_stays_what_it_is() throws IOException {
        GeneratedFiles files = generate(
                SIMPLE.replace("revision = \"live\"", "revision = \"{{.wave}} #\", path = \"a/{{b}}/\"") + REGIONS);

        assertThat(file(files, "application-set.yaml"))
                .contains("targetRevision: \"{{`{{`}}.wave}} #\"")
                .contains("path: \"a/{{`{{`}}b}}/kubernetes/default/shop\"");
    }
}
