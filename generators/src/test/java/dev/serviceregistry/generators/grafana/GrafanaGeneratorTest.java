package dev.serviceregistry.generators.grafana;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.prometheus.PrometheusGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaGeneratorTest {

    @TempDir
    private Path root;

    private Catalogue catalogue;

    @BeforeEach
    void aCatalogue() throws IOException {
        catalogue = new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/deployment.toml", """
                [deployment.target.production]
                regions = ["eu-west", "us-east"]
                """)
                .with("projects/shop/services.toml", """
                [project]
                name = "shop"
                [services.pay]
                type = "api"
                version = "1.0.0"
                display_name = 'Pay "now" ${x}'
                [services.pay.slo.availability]
                objective = "99.9%"
                [services.pay.slo.latency]
                objective = "99.9%"
                """);
    }

    @Test
    void there_is_a_dashboard_for_every_point_of_view() {
        assertThat(catalogue.generate(new GrafanaGenerator()).files().keySet())
                .containsExactly(
                        "production/_all/dora.json",
                        "production/_all/provisioning/dashboards.yaml",
                        "production/_all/provisioning/datasources.yaml",
                        "production/_all/services.json",
                        "production/shop/objectives.json",
                        "production/shop/project.json",
                        "production/shop/regions.json",
                        "production/shop/services/pay.json");
    }

    @Test
    void a_service_of_any_name_has_a_file_of_its_own() throws IOException {
        catalogue.with("projects/shop/services.toml", """
                [project]
                name = "shop"
                [services."../a//b"]
                type = "api"
                version = "1.0.0"
                [services.a-b]
                type = "api"
                version = "1.0.0"
                """);

        assertThat(catalogue.generate(new GrafanaGenerator()).files().keySet())
                .filteredOn(file -> file.contains("/services/"))
                .containsExactlyInAnyOrder("production/shop/services/a-b.json", "production/shop/services/a-b-2.json");
    }

    @Test
    void no_two_dashboards_and_no_two_panels_have_one_name() throws IOException {
        Set<String> names = new HashSet<>();
        for (var file : catalogue.generate(new GrafanaGenerator()).files().entrySet()) {
            if (file.getKey().endsWith(".json")) {
                JsonNode dashboard = new ObjectMapper().readTree(file.getValue());
                assertThat(names.add(dashboard.get("uid").asText())).isTrue();
                assertThat(dashboard.get("uid").asText()).matches("[a-z0-9-]{1,40}");
                Set<Integer> ids = new HashSet<>();
                dashboard
                        .get("panels")
                        .forEach(panel ->
                                assertThat(ids.add(panel.get("id").asInt())).isTrue());
            }
        }
        assertThat(names).hasSize(6);
    }

    @Test
    void an_alert_leads_to_the_dashboard_of_its_service() throws IOException {
        JsonNode dashboard = new ObjectMapper()
                .readTree(catalogue.generate(new GrafanaGenerator()).files().get("production/shop/services/pay.json"));
        String rules = catalogue.generate(new PrometheusGenerator()).files().get("production/shop/rules.yaml");

        assertThat(rules).contains("/d/" + dashboard.get("uid").asText() + "\"");
        assertThat(dashboard.get("title").asText()).isEqualTo("Pay \"now\" ${x} (shop, production)");
    }

    @Test
    void each_region_has_curves_of_its_own() {
        assertThat(catalogue.generate(new GrafanaGenerator()).files().get("production/shop/regions.json"))
                .contains("region=\\\"eu-west\\\"", "region=\\\"us-east\\\"");
    }

    @Test
    void an_objective_that_nothing_measures_is_lost() {
        GeneratedFiles files = catalogue.generate(new GrafanaGenerator());

        assertThat(losses(files))
                .isEqualTo(List.of("slo.latency: it has no indicator, so nothing says how it is measured"));
        assertThat(files.files().get("production/shop/objectives.json"))
                .contains("slo:error_ratio:rate1h{service=\\\"shop/pay\\\",slo=\\\"availability\\\"")
                .doesNotContain("slo=\\\"latency\\\"");
    }
}
