package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MutantTrialTest {

    private static final String EXAMPLE = """
              Example: %1$s replicas
                Given the catalog
                  \"""toml
                  [services.payments]
                  type = "api"
                  version = "1.0.0"
                  criticality = "critical"
                  deploy.replicas = %1$s
                  \"""
                When the policies are evaluated
                Then SLA-003 is %2$s
            """;
    private static final String REPORTED = "reported on \"global/payments\": \"\"";

    @Test
    void a_boundary_that_no_scenario_stands_on_survives() throws IOException {
        assertThat(survivors(EXAMPLE.formatted(1, REPORTED) + EXAMPLE.formatted(7, "not reported")))
                .contains("survived: 'amount > $replicas' changed to 'amount >= $replicas'");
    }

    @Test
    void a_boundary_with_a_scenario_on_it_is_noticed() throws IOException {
        assertThat(survivors(EXAMPLE.formatted(1, REPORTED) + EXAMPLE.formatted(3, "not reported")))
                .contains(" survived, ")
                .doesNotContain("amount >= $replicas");
    }

    @Test
    void a_rule_without_a_scenario_notices_nothing() throws IOException {
        assertThat(survivors("@SLA-003\n" + EXAMPLE.formatted(1, REPORTED).replace("SLA-003 is", "SLA-006 is")))
                .contains(": 0 noticed, ");
    }

    private static String survivors(String scenarios) throws IOException {
        FeatureFile feature = new FeatureFile("own.feature", "Feature: Capacity\n" + scenarios);
        return Played.told(
                new CucumberScenarioRunner()
                        .run(new ScenarioRequest(
                                Played.ENGINE,
                                false,
                                List.of(feature),
                                Set.of("SLA-003"),
                                false,
                                new DrlCompiler(),
                                Progress.NONE)),
                ScenarioFormat.TEXT);
    }
}
