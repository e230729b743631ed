package dev.serviceregistry.generators.openslo;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSloGeneratorTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String objectives) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with(
                        "projects/shop/services.toml",
                        "[services.pay]\ntype = \"api\"\nversion = \"1.0.0\"\n" + objectives)
                .generate(new OpenSloGenerator());
    }

    @Test
    void an_objective_becomes_a_document_with_its_indicator() throws IOException {
        GeneratedFiles files = generate("""
                [services.pay.slo.Fast_Answers]
                objective = "99.50%"
                window = "36h"
                description = "Answers come soon"
                indicator = { good = 'sum(rate(fast[5m]))', total = 'sum(rate(all[5m]))' }
                """);

        assertThat(files.files())
                .containsOnlyKeys("default/shop/service/pay.yaml", "default/shop/slo/pay-fast-answers.yaml");
        assertThat(files.files().get("default/shop/slo/pay-fast-answers.yaml")).endsWith("""
                ---
                apiVersion: openslo/v1
                kind: SLO
                metadata:
                  name: pay-fast-answers
                  displayName: "pay: Fast_Answers"
                  labels:
                    project: shop
                    target: default
                    owner: none
                spec:
                  description: Answers come soon
                  service: pay
                  indicator:
                    metadata:
                      name: pay-fast-answers-indicator
                    spec:
                      ratioMetric:
                        counter: false
                        good:
                          metricSource:
                            type: Prometheus
                            spec:
                              query: "sum(rate(fast[5m]))"
                        total:
                          metricSource:
                            type: Prometheus
                            spec:
                              query: "sum(rate(all[5m]))"
                  timeWindow:
                    - duration: "36h"
                      isRolling: true
                  budgetingMethod: Occurrences
                  objectives:
                    - displayName: "99.5%"
                      target: 0.995
                """);
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void an_availability_without_an_indicator_is_measured_by_health() throws IOException {
        assertThat(generate("slo.availability.objective = \"99.9%\"\n")
                        .files()
                        .get("default/shop/slo/pay-availability.yaml"))
                .contains("bad:", "query: 'sum(service_health{service=\"shop/pay\",status=\"down\"})'");
    }

    @Test
    void what_it_has_no_place_for_is_lost() throws IOException {
        GeneratedFiles files = generate("slo.availability.objective = \"100%\"\nslo.latency.objective = \"99%\"\n");

        assertThat(files.files()).isEmpty();
        assertThat(losses(files))
                .containsExactly(
                        "slo.availability: a target is below 100%",
                        "slo.latency: it has no indicator, so nothing says how it is measured");
    }
}
