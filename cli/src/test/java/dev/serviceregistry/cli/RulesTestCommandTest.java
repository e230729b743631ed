package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestCommandTest {

    private static final String PASSING = """
            Feature: Versions
              Example: a whole version passes
                Given the project "shop"
                  \"""toml
                  [services.cart]
                  type = "api"
                  version = "1.0.0"
                  \"""
                When the policies are evaluated
                Then SCH-001 is not reported
            """;
    private static final String FAILING = PASSING.replace("is not reported", "is reported on \"shop/cart\": \"\"");

    private static final String TWICE = """
            package policies
            import dev.serviceregistry.facts.*
            global Report report

            rule "Every service runs at least twice"
                @id("ACM-001")
                @severity("warning")
                @subject("Service")
                @scope("project")
                @rationale("One is none.")
                @remediation("Run more.")
            when
                $service : Service( replicas < 2 )
            then
                report.violation( $service, "runs once" );
            end
            """;

    private @TempDir Path root;

    @Test
    void the_scenarios_of_a_rule_are_run_without_a_repository() {
        assertThat(Run.in(root, "rules", "test", "sla-003"))
                .isEqualTo(new Run(0, "8 scenarios, 0 failed, 0 warnings; 1 of 1 rule exercised\n", ""));
    }

    @Test
    void the_scenarios_beside_own_rules_are_run_too() throws IOException {
        Repositories.broken(root);
        Repositories.write(root, "policies/rules/schema/own.feature", FAILING);

        Run run = Run.in(root, "rules", "test", "SCH-001");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .startsWith(
                        "policies/rules/schema/own.feature:10:10: failed: Then SCH-001 is reported on \"shop/cart\":"
                                + " \"\"\n");
    }

    @Test
    void the_scenarios_of_a_folder_are_run_alone() throws IOException {
        Repositories.broken(root);
        Repositories.write(root, "policies/rules/schema/own.feature", FAILING);
        Repositories.write(root, "trial/one.feature", PASSING);

        assertThat(Run.in(root, "rules", "test", "--features", "trial"))
                .isEqualTo(new Run(0, "1 scenario, 0 failed, 0 warnings; 0 of 0 rules exercised\n", ""));
    }

    @Test
    void a_step_that_is_no_step_is_wrong_usage_with_its_place() throws IOException {
        Repositories.write(root, "trial/one.feature", PASSING.replace("evaluated", "evalated"));

        assertThat(Run.in(root, "rules", "test", "--features", "trial")).isEqualTo(new Run(2, "", """
                        trial/one.feature:9:10: error: there is no step 'the policies are evalated'
                        9 |     When the policies are evalated
                          |          ^^^^^^^^^^^^^^^^^^^^^^^^^
                          hint: did you mean 'the policies are evaluated'?
                        """));
    }

    @Test
    void a_file_in_another_encoding_is_wrong_usage() throws IOException {
        Files.write(
                Files.createDirectory(root.resolve("trial")).resolve("one.feature"),
                "Feature: Capacité".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Run.in(root, "rules", "test", "--features", "trial"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "trial/one.feature:1:17: error: a byte here is not UTF-8\n  hint: save the file as UTF-8\n"));
    }

    @Test
    void a_folder_or_a_rule_that_is_not_there_is_wrong_usage() {
        assertThat(Run.in(root, "rules", "test", "--features", "nowhere").err())
                .isEqualTo("service-registry: --features: there is no directory 'nowhere'\n");
        assertThat(Run.in(root, "rules", "test", "SLA-903"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "service-registry: there is no rule 'SLA-903'; did you mean 'SLA-003'?\n"
                                + "'service-registry rules list' lists them.\n"));
    }

    @Test
    void a_change_that_no_scenario_notices_is_told_with_its_place() throws IOException {
        Repositories.sound(root);
        Repositories.write(root, "policies/rules/platform/twice.drl", TWICE);
        Repositories.write(root, "policies/rules/platform/twice.feature", FAILING.replace("SCH-001", "ACM-001"));

        Run run = Run.in(root, "rules", "test", "ACM-001", "--mutate");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("twice.drl:13:25: survived: 'replicas < 2' left out\n");
    }

    @Test
    void json_tells_each_scenario_with_the_rules_that_it_names() throws IOException {
        Repositories.write(root, "trial/one.feature", FAILING);

        Run run = Run.in(root, "rules", "test", "--features", "trial", "-f", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("""
                {
                  "scenarios": [
                    {
                      "name": "a whole version passes",
                      "feature": "Versions",
                      "location": {
                        "file": "trial/one.feature",
                        "line": 2,
                        "column": 3
                      },
                      "rules": [
                        "SCH-001"
                      ],
                      "tags": [ ],
                      "outcome": "failed",
                      "failure": {
                        "step": "Then SCH-001 is reported on \\"shop/cart\\": \\"\\"",
                        "location": {
                          "file": "trial/one.feature",
                          "line": 10,
                          "column": 10
                        },
                        "reason": "expected is that SCH-001 is reported on shop/cart",
                        "reported": [
                """);
    }
}
