package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingImportTest {
    @TempDir
    Path directory;

    private ImportDirectory files(String... manifests) {
        return new KubernetesDirectory(directory)
                .with("app.yaml", KubernetesDirectory.web("") + "---\n" + String.join("---\n", manifests));
    }

    private static String autoscaler(String version, String spec) {
        return "apiVersion: autoscaling/" + version + "\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\n"
                + "spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, " + spec + " }\n";
    }

    private static String budget(String spec) {
        return "apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: " + spec + "\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            v1      | minReplicas: 2, maxReplicas: 5, targetCPUUtilizationPercentage: 80 | { min = 2, max = 5, cpu_percent = 80 }
            v1      | maxReplicas: 5                                                     | { min = 1, max = 5 }
            v2      | 'maxReplicas: 5, metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 60 } } }]' | { min = 1, max = 5, cpu_percent = 60 }
            v2beta2 | 'maxReplicas: 5, metrics: [{ type: Resource, resource: { name: memory, target: { type: Utilization, averageUtilization: 60 } } }]' | { min = 1, max = 5, memory_percent = 60 }
            v2beta1 | 'maxReplicas: 5, metrics: [{ type: Resource, resource: { name: cpu, targetAverageUtilization: 60 } }]' | { min = 1, max = 5, cpu_percent = 60 }
            """)
    void an_autoscaler_says_how_many_pods_there_may_be(String version, String spec, String toml) {
        ImportDirectory files = files(autoscaler(version, spec));

        assertThat(files.toml()).contains("[services.web.deploy]\nautoscaling = " + toml + "\n");
        assertThat(files.notes()).isEmpty();
    }

    @Test
    void an_autoscaler_without_a_namespace_is_where_its_workload_is() {
        String web = KubernetesDirectory.web("").replace("name: web }\nspec", "name: web, namespace: shop }\nspec");
        String other = web.replace("namespace: shop", "namespace: other");

        assertThat(KubernetesDirectory.written(directory, web, autoscaler("v1", "maxReplicas: 5")))
                .contains("autoscaling = { min = 1, max = 5 }");
        assertThat(KubernetesDirectory.written(directory, web, other, autoscaler("v1", "maxReplicas: 5")))
                .doesNotContain("autoscaling");
    }

    @Test
    void other_measures_and_behaviour_are_noted() {
        assertThat(files(
                                autoscaler(
                                        "v2",
                                        "maxReplicas: 5, behavior: { scaleDown: {} }, metrics: [{ type: Pods, pods: {} }, { type: Resource,"
                                                + " resource: { name: cpu, target: { type: AverageValue, averageValue: 1 } } }]"))
                        .notes())
                .extracting(note -> note.substring(note.indexOf("spec")))
                .containsExactly(
                        "spec.behavior: has no place in the registry; left out",
                        "spec.metrics.type: only a share of cpu or memory has a place in the registry; this one was left out",
                        "spec.metrics.type: only a share of cpu or memory has a place in the registry; this one was left out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { minAvailable: 1, selector: { matchLabels: { app: web } } }       | { min_available = 1 }
            { maxUnavailable: 50%, selector: { matchLabels: { app: web } } }   | { max_unavailable = "50%" }
            { minAvailable: 0, selector: {} }                                  | { min_available = 0 }
            { minAvailable: 1, selector: { matchExpressions: [{ key: app, operator: In, values: [web, x] }] } } | { min_available = 1 }
            { minAvailable: 1, selector: { matchExpressions: [{ key: app, operator: Exists }] } }               | { min_available = 1 }
            { minAvailable: 1, selector: { matchExpressions: [{ key: x, operator: DoesNotExist }] } }           | { min_available = 1 }
            { minAvailable: 1, selector: { matchExpressions: [{ key: app, operator: NotIn, values: [x] }] } }   | { min_available = 1 }
            """)
    void a_disruption_budget_is_that_of_the_workloads_it_selects(String spec, String toml) {
        ImportDirectory files = files(budget(spec));

        assertThat(files.toml()).contains("[services.web.deploy]\ndisruption_budget = " + toml + "\n");
        assertThat(files.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            policy/v1      | { minAvailable: 1 }
            policy/v1      | { minAvailable: 1, selector: null }
            policy/v1beta1 | { minAvailable: 1 }
            policy/v1beta1 | { minAvailable: 1, selector: null }
            policy/v1beta1 | { minAvailable: 1, selector: {} }
            """)
    void a_disruption_budget_that_selects_no_pod_is_noted(String version, String spec) {
        ImportDirectory files = files(budget(spec).replace("policy/v1", version));

        assertThat(files.toml()).doesNotContain("disruption_budget");
        assertThat(files.notes())
                .containsExactly("app.yaml:12:1: PodDisruptionBudget web: nothing in the input uses it; left out");
    }

    @Test
    void a_list_states_the_version_of_the_disruption_budgets_in_it() {
        ImportDirectory files =
                files("apiVersion: policy/v1beta1\nkind: PodDisruptionBudgetList\nitems:\n- metadata: { name: web }\n"
                        + "  spec: { minAvailable: 1, selector: {} }\n");

        assertThat(files.toml()).doesNotContain("disruption_budget");
    }

    @Test
    void what_belongs_to_no_workload_of_the_input_is_noted() {
        assertThat(files(
                                autoscaler("v2", "maxReplicas: 2").replace("name: web }, ", "name: gone }, "),
                                budget("{ minAvailable: 1, selector: { matchLabels: { app: gone } } }"),
                                budget(
                                                "{ minAvailable: 1, selector: { matchExpressions: [{ key: app, operator: Odd }] } }")
                                        .replace("name: web", "name: odd"))
                        .notes())
                .containsExactly(
                        "app.yaml:12:1: HorizontalPodAutoscaler web: nothing in the input uses it; left out",
                        "app.yaml:17:1: PodDisruptionBudget web: nothing in the input uses it; left out",
                        "app.yaml:22:1: PodDisruptionBudget odd: nothing in the input uses it; left out");
    }

    @Test
    void of_two_for_one_workload_the_last_one_holds() {
        ImportDirectory files = files(
                autoscaler("v2", "maxReplicas: 2"),
                autoscaler("v2", "maxReplicas: 3").replace("{ name: web }", "{ name: b }"));

        assertThat(files.toml()).contains("autoscaling = { min = 1, max = 3 }");
        assertThat(files.notes())
                .containsExactly(
                        "app.yaml:17:1: HorizontalPodAutoscaler b: Deployment web has another one; the last one holds");
    }
}
