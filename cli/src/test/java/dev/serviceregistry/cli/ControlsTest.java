package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistakeAndControlsInForce() throws IOException {
        Repositories.broken(root);
        Repositories.write(root, "policies/compliance.toml", """
                [compliance]
                controls_in_force = ["SOC2:A1.2", "SOC2:Z9.9"]
                """);
    }

    @Test
    void what_there_is_to_say_for_a_control_is_told_and_fails_nothing() {
        Run run = Run.in(root, "controls", "--framework", "SOC2");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("gap: SOC2:Z9.9 is in force (policies/compliance.toml:2) and no rule serves it\n")
                .contains("SOC2\n  A1.2  violated, in force: ")
                .contains(
                        "      error  shop/cart: requires redis, which does not exist (projects/shop/services.toml:16)\n")
                .contains("  Z9.9  no rule, in force\n")
                .doesNotContain("ISO27001");
    }

    @Test
    void a_control_in_force_may_be_written_in_other_letters_than_its_rules_write_it() throws IOException {
        Repositories.write(root, "policies/compliance.toml", """
                [compliance]
                controls_in_force = ["NIST-800-53:CM-2"]
                """);

        assertThat(Run.in(root, "controls", "--framework", "NIST-800-53").out())
                .contains("  cm-2  violated, in force: ")
                .doesNotContain("no rule serves it");
        assertThat(Run.in(root, "validate", "--rule", "CMP-009").out()).doesNotContain("CM-2");
    }

    @Test
    void a_rule_that_is_switched_off_is_shown_as_such_and_serves_nothing() throws IOException {
        Repositories.write(root, "policies/own.toml", "[rules]\n\"DEP-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "controls", "--framework", "SOC2").out())
                .contains("    DEP-001  off, judged 0  ")
                .doesNotContain("requires redis");
    }

    @Test
    void the_scenarios_of_a_report_stand_beside_their_rules() throws IOException {
        Repositories.write(root, "scenarios.json", """
                {"scenarios": [{"name": "a missing service is reported", "rules": ["DEP-001"], "outcome": "failed",
                  "location": {"file": "dependency.feature", "line": 7}}]}
                """);

        assertThat(Run.in(root, "controls", "--scenarios", "scenarios.json").out())
                .contains("    DEP-001  violated, judged 2, scenarios: 0 passed, 1 failed  ")
                .contains("gap: the scenario 'a missing service is reported' failed (dependency.feature:7)\n");
    }

    @Test
    void a_report_that_is_none_is_refused() throws IOException {
        Repositories.write(root, "scenarios.txt", "all passed");

        Run run = Run.in(root, "controls", "--scenarios", "scenarios.txt");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("service-registry: --scenarios: scenarios.txt is no report of scenarios");
        assertThat(Run.in(root, "controls", "--scenarios", "none.json").err())
                .startsWith("service-registry: --scenarios: there is no file none.json");
    }

    @Test
    void a_framework_that_there_is_not_is_refused_with_the_one_that_was_meant() {
        Run run = Run.in(root, "controls", "--framework", "SOC3");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("service-registry: --framework: 'SOC3' is not one of GDPR, HIPAA, ISO27001,")
                .contains("did you mean 'SOC2'?");
    }

    @Test
    void every_format_is_written() {
        assertThat(Run.in(root, "controls", "-f", "html").out()).startsWith("<!doctype html>");
        assertThat(Run.in(root, "controls", "-f", "markdown").out()).startsWith("# Controls\n");
        assertThat(Run.in(root, "controls", "-f", "oscal").out()).startsWith("{\n  \"assessment-results\": {");
        assertThat(Run.in(root, "controls", "-f", "oscal-components").out())
                .startsWith("{\n  \"component-definition\": {");
        assertThat(Run.in(root, "controls", "-f", "json").out()).contains("\"control\": \"SOC2:Z9.9\"");
    }

    @Test
    void every_format_goes_to_a_file_as_well() throws IOException {
        Run run = Run.in(root, "controls", "-o", "oscal=out/oscal.json", "-o", "html=out/controls.html");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo(Run.in(root, "controls").out());
        assertThat(root.resolve("out/oscal.json"))
                .hasContent(Run.in(root, "controls", "-f", "oscal").out());
        assertThat(root.resolve("out/controls.html"))
                .hasContent(Run.in(root, "controls", "-f", "html").out());
        assertThat(Run.in(root, "controls", "-o", "sarif=out/a.sarif").err())
                .startsWith("service-registry: --output: 'sarif' is not one of text, markdown, html,");
        assertThat(Run.in(root, "controls", "-o", "html=policies/a.html").code())
                .isEqualTo(2);
    }

    @Test
    void who_asks_a_judgement_for_oscal_is_told_which_command_makes_it() {
        Run run = Run.in(root, "validate", "-f", "oscal");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("service-registry: --format: 'oscal' tells of controls: write service-registry controls"
                        + " -f oscal");
        assertThat(Run.in(root, "validate", "-o", "oscal-components=out/a.json").err())
                .startsWith("service-registry: --output: 'oscal-components' tells of controls:");
    }

    @Test
    void a_rule_whose_demand_no_setting_makes_has_nothing_to_judge() throws IOException {
        Repositories.write(root, "projects/mail/services.toml", """
                [services.relay]
                type = "api"
                version = "1.0.0"
                container = { image = "nginx", tag = "1.27.0", read_only_root = true }
                """);

        assertThat(Run.in(root, "controls").out())
                .contains("    SEC-005  not applicable, judged 0  ", "    SEC-006  not applicable, judged 0  ");

        Repositories.write(root, "policies/security.toml", """
                [security]
                require_read_only_root = true
                allowed_registries = ["docker.io"]
                """);

        assertThat(Run.in(root, "controls").out())
                .contains("    SEC-005  passed, judged 1  ", "    SEC-006  passed, judged 1  ");
    }

    @Test
    void waivers_are_judged_by_the_rules_on_what_came_of_them() throws IOException {
        Repositories.write(root, "policies/waivers.toml", """
                [[waivers]]
                rule = "DEP-001"
                subject = "shop/cart"
                reason = "Goes in May"
                ticket = "OPS-7"
                approved_by = "@platform"
                expires = 2027-05-31
                """);

        assertThat(Run.in(root, "controls").out())
                .contains("    GOV-007  passed, judged 1  ", "    GOV-008  passed, judged 1  ");
        assertThat(Run.in(root, "validate", "-f", "junit").out())
                .contains("classname=\"repository.GOV-007\"", "classname=\"repository.GOV-009\"");
    }
}
