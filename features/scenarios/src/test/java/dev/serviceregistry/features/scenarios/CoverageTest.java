package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final String RULE =
            "policies/sla/SLA-003-every-service-runs-at-least-the-replicas-its-tier-demands.drl";
    private static final String SERVICE = """
                Given the catalog
                  \"""toml
                  [services.payments]
                  type = "api"
                  version = "1.0.0"
                  criticality = "critical"
                  deploy.replicas = %d
                  \"""
                When the policies are evaluated
            """;
    private static final String TOO_FEW = "  Example: too few\n" + SERVICE.formatted(1)
            + "    Then SLA-003 is reported on \"global/payments\": \"\"\n";
    private static final String ENOUGH =
            "  Example: enough\n" + SERVICE.formatted(3) + "    Then SLA-003 is not reported\n";
    private static final String NOTHING = """
              Example: nothing
                Given the catalog
                  \"""toml
                  \"""
                When the policies are evaluated
                Then SLA-003 is not reported
            """;

    @Test
    void it_is_told_where_a_rule_reported_where_it_passed_and_where_it_had_nothing_to_judge() throws IOException {
        assertThat(coverage(TOO_FEW + ENOUGH + NOTHING))
                .contains("RULE     REPORTED  PASSED  NOTHING TO JUDGE  CONDITIONS\n"
                        + "SLA-003         1       1                 1  3 of 6 seen true and false\n");
    }

    @Test
    void a_condition_that_was_never_false_is_told_with_its_place_and_its_text() throws IOException {
        assertThat(coverage(TOO_FEW).lines())
                .startsWith(
                        "RULE     REPORTED  PASSED  NOTHING TO JUDGE  CONDITIONS",
                        "SLA-003         1       0                 0  2 of 6 seen true and false",
                        "  " + RULE + ":17:24: never seen false: lifecycle != Lifecycle.RETIRED");
        assertThat(coverage(TOO_FEW)).contains(":20:66: never seen false: amount > $replicas\n");
        assertThat(coverage(TOO_FEW + ENOUGH)).doesNotContain("amount > $replicas");
    }

    @Test
    void a_condition_behind_another_that_is_never_true_was_never_looked_at() throws IOException {
        assertThat(coverage(NOTHING))
                .contains("  0 of 6 seen true and false\n")
                .contains(": never looked at: amount > $replicas\n");
    }

    @Test
    void scenarios_of_other_rules_cover_nothing_of_this_one() throws IOException {
        assertThat(coverage("@SLA-003\n" + TOO_FEW.replace("SLA-003", "SLA-006")))
                .contains("  0 of 6 seen true and false\n");
    }

    @Test
    void json_tells_every_condition_of_every_rule() throws IOException {
        assertThat(told(TOO_FEW, ScenarioFormat.JSON))
                .contains("""
                          {
                            "text": "lifecycle != Lifecycle.RETIRED",
                            "location": {
                              "file": "%s",
                              "line": 17,
                              "column": 24
                            },
                            "seenTrue": true,
                            "seenFalse": false
                          },
                """.formatted(RULE).indent(-2));
    }

    private static String coverage(String scenarios) throws IOException {
        String told = told(scenarios, ScenarioFormat.TEXT);
        return told.substring(told.indexOf("RULE "));
    }

    private static String told(String scenarios, ScenarioFormat format) throws IOException {
        FeatureFile feature = new FeatureFile("own.feature", "Feature: Capacity\n" + scenarios);
        return Played.told(
                new CucumberScenarioRunner()
                        .run(new ScenarioRequest(
                                Played.ENGINE, false, List.of(feature), Set.of("SLA-003"), true, null, Progress.NONE)),
                format);
    }
}
