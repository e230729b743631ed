package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CucumberScenarioRunnerTest {

    private static final String ONE_REPLICA = """
        Feature: Capacity
          Example: one replica where three are demanded
            Given the catalog
              \"""toml
              [services.payments]
              type = "api"
              version = "1.0.0"
              criticality = "critical"
              \"""
            When the policies are evaluated
        """;

    @Test
    void all_scenarios_of_the_bundled_policies_pass_and_exercise_each_of_them_both_ways() throws IOException {
        ScenarioRun run = run(Set.of());

        assertThat(run.passed()).isTrue();
        assertThat(Played.told(run, ScenarioFormat.TEXT))
                .matches("\\d{3,4} scenarios, 0 failed, 0 warnings; (\\d{3}) of \\1 rules exercised\n");
    }

    @Test
    void the_scenarios_of_one_rule_are_run_alone() throws IOException {
        assertThat(Played.told(run(Set.of("SLA-003")), ScenarioFormat.TEXT))
                .isEqualTo("8 scenarios, 0 failed, 0 warnings; 1 of 1 rule exercised\n");
    }

    private static final String UNREADABLE = """
        Feature: Capacity
          Example: nothing is known of what cannot be read
            Given the catalog
              \"""toml
              [services.payments]
              criticality = "critical
              \"""
            When the policies are evaluated
        """;

    @Test
    void a_text_that_cannot_be_read_fails_at_its_place_instead_of_passing() throws IOException {
        ScenarioRun run = Played.feature(UNREADABLE + "    Then SLA-003 is not reported\n");

        assertThat(run.passed()).isFalse();
        assertThat(Played.told(run, ScenarioFormat.TEXT))
                .startsWith("own.feature:6:")
                .contains(": failed: Given the catalog\n", "  the text below cannot be read: ");
    }

    @Test
    void a_scenario_about_what_cannot_be_read_passes() {
        ScenarioRun run =
                Played.feature(UNREADABLE + "    Then SCH-001 is reported at \"services/catalog.toml:2\": \"\"\n");

        assertThat(run.passed()).isTrue();
    }

    @Test
    void a_failing_scenario_is_told_with_its_step_what_was_expected_and_all_that_was_reported() throws IOException {
        ScenarioRun run =
                Played.feature(ONE_REPLICA + "    Then SLA-003 is reported on \"global/payments\": \"runs 2 of 3\"\n");

        assertThat(run.passed()).isFalse();
        assertThat(Played.told(run, ScenarioFormat.TEXT))
                .startsWith("""
                    own.feature:11:10: failed: Then SLA-003 is reported on "global/payments": "runs 2 of 3"
                      scenario: one replica where three are demanded (own.feature:2:3)
                      expected is that SLA-003 is reported on global/payments, telling 'runs 2 of 3'
                      reported is
                    """)
                .contains("\n    services/catalog.toml:1:1 SLA-003 global/payments: runs 1 of 3 replicas that tier")
                .endsWith("\n1 scenario, 1 failed, 0 warnings; 0 of 0 rules exercised\n");
    }

    @Test
    void what_must_not_be_reported_fails_when_it_is() {
        assertThat(Played.feature(ONE_REPLICA + "    Then SLA-003 is not reported\n")
                        .passed())
                .isFalse();
        assertThat(Played.feature(ONE_REPLICA + "    Then nothing else of SLA-003 is reported\n")
                        .passed())
                .isFalse();
        assertThat(Played.feature(ONE_REPLICA + "    Then no message shows \"runs 1\"\n")
                        .passed())
                .isFalse();
        assertThat(Played.feature(ONE_REPLICA + "    Then nothing else of schema and sla is reported\n")
                        .passed())
                .isFalse();
    }

    @Test
    void the_same_in_spanish_is_understood() throws IOException {
        ScenarioRun run = Played.feature("""
            # language: es
            Característica: La capacidad
              Antecedentes:
                Dado hoy es 2027-01-31

              Esquema del escenario: una réplica donde se exigen <veces>
                Dado el proyecto "shop"
                  \"""toml
                  [services.payments]
                  type = "api"
                  version = "1.0.0"
                  criticality = "<nivel>"
                  \"""
                Y el archivo "policies/sla.toml"
                  \"""toml
                  \"""
                Cuando se evalúan las políticas
                Entonces SLA-003 se notifica sobre "shop/payments": "runs 1 of <veces>"
                Y SLA-003 se notifica en "projects/shop/services.toml:1": ""
                Y no se notifica nada más de SLA-003
                Pero SEC-002 no se notifica

                Ejemplos:
                  | nivel    | veces |
                  | critical | 3     |
                  | high     | 2     |
            """);

        assertThat(run.problems()).isEmpty();
        assertThat(Played.told(run, ScenarioFormat.TEXT))
                .isEqualTo("2 scenarios, 0 failed, 0 warnings; 0 of 0 rules exercised\n");
    }

    @Test
    void what_makes_no_sense_fails_and_says_so() throws IOException {
        assertThat(failure("Given today is tomorrow")).isEqualTo("'tomorrow' is not a date such as 2026-12-31");
        assertThat(failure("When the policies are evaluated for the format punchcards"))
                .startsWith("there is no format 'punchcards', but argocd, backstage, docker");
        assertThat(failure("Then SLA-003 is not reported"))
                .isEqualTo("the policies have not been evaluated before this step");
        assertThat(failure("Given the file \"../outside.toml\"\n  \"\"\"\n  \"\"\""))
                .isEqualTo("'../outside.toml' is no file of a repository");
        assertThat(failure("When the policies are evaluated\nThen nothing else of schema and slo is reported"))
                .startsWith("these are not both families of rules; there are breaking, compliance,");
    }

    private static String failure(String steps) throws IOException {
        ScenarioRun run = Played.feature("Feature: Sense\n  Example: one\n" + steps + "\n");
        assertThat(run.passed()).isFalse();
        return Played.told(run, ScenarioFormat.TEXT)
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void a_scenario_that_exercises_no_rule_is_a_warning_and_passes() throws IOException {
        ScenarioRun run = Played.feature(ONE_REPLICA);

        assertThat(run.passed()).isTrue();
        assertThat(Played.told(run, ScenarioFormat.TEXT))
                .startsWith("own.feature:2:3: warning: \"one replica where three are demanded\" exercises no rule\n");
    }

    @Test
    void a_rule_with_one_outcome_or_none_is_a_warning() {
        assertThat(new Exercise(Played.ENGINE.rules().find("SLA-003").orElseThrow(), 1, 0).lack())
                .isEqualTo("no scenario shows what it lets pass");
        assertThat(new Exercise(Played.ENGINE.rules().find("SLA-003").orElseThrow(), 0, 2).lack())
                .isEqualTo("no scenario shows what it reports");
        assertThat(new Exercise(Played.ENGINE.rules().find("SLA-003").orElseThrow(), 0, 0).lack())
                .isEqualTo("no scenario exercises it");
        assertThat(new Exercise(Played.ENGINE.rules().find("SLA-003").orElseThrow(), 1, 2).lack())
                .isEmpty();
    }

    @Test
    void junit_tells_a_suite_for_each_file_and_a_case_for_each_scenario() throws IOException {
        ScenarioRun run = Played.feature(ONE_REPLICA + "    Then SLA-003 is not reported\n");

        assertThat(Played.told(run, ScenarioFormat.JUNIT))
                .startsWith("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <testsuites name="service-registry rules test">
                      <testsuite name="own.feature" tests="1" failures="1" errors="0" skipped="0" time="0">
                        <testcase classname="Capacity" name="SLA-003: one replica where three are demanded" file="own.feature" line="2">
                          <failure type="expectation" message="expected is that SLA-003 is not reported">own.feature:11:10: Then SLA-003 is not reported
                    """)
                .endsWith("</failure>\n    </testcase>\n  </testsuite>\n</testsuites>\n");
    }

    private static ScenarioRun run(Set<String> rules) {
        return new CucumberScenarioRunner()
                .run(new ScenarioRequest(Played.ENGINE, true, List.of(), rules, false, null, Progress.NONE));
    }
}
