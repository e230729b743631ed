package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesDiffTest {

    private @TempDir Path folder;
    private Path root;
    private Path other;

    @BeforeEach
    void twoRepositories() throws IOException {
        root = Repositories.broken(folder.resolve("central"));
        other = Repositories.sound(folder.resolve("other"));
    }

    private void rules(Path repository, String rules) throws IOException {
        Repositories.write(repository, "policies/own.toml", "[rules]\n" + rules);
    }

    @Test
    void who_newly_fails_is_told_by_rule_and_project_on_the_catalogue_as_it_is() throws IOException {
        rules(other, "\"DEP-001\" = { mode = \"off\" }\n");

        Run run = Run.in(root, "rules", "diff", "../other");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
                Policies of ../other → the repository as it is

                Settings
                  rules.DEP-001.mode: off → not set (policies/own.toml:2)

                DEP-001  Every required or called service exists
                  shop: 1 newly failing, 0 freed, 0 of another severity
                    + error  shop/cart: requires redis, which does not exist (projects/shop/services.toml:16)

                1 newly failing, 0 freed, 0 of another severity
                """);
    }

    @Test
    void who_is_freed_and_whose_severity_changes_is_told_too() throws IOException {
        rules(other, "\"DEP-001\" = { mode = \"off\" }\n\"GOV-012\" = { severity = \"error\" }\n");

        String report = Run.in(root, "rules", "diff", ".", "../other").out();

        assertThat(report)
                .contains("    - error  shop/cart: requires redis, which does not exist")
                .contains("    ~ warning → error  shop/cart: states no description")
                .endsWith("\n0 newly failing, 1 freed, 4 of another severity\n");
    }

    @Test
    void a_threshold_counts_as_a_rule_does() throws IOException {
        Repositories.write(other, "policies/own.toml", "[dependency]\nmax_fan_in = 0\n");

        assertThat(Run.in(root, "rules", "diff", ".", "../other").out())
                .contains("  dependency.max_fan_in: not set → 0 (policies/own.toml:2)")
                .contains("    + warning  global/postgres: is required by 1 services, more than 0");
    }

    @Test
    void a_rule_that_only_one_state_has_counts_too() throws IOException {
        Repositories.write(other, "policies/rules/own.drl", """
                package policies

                import dev.serviceregistry.facts.*
                global Report report

                rule "No service is an api"
                    @id("OWN-001")
                    @severity("error")
                    @rationale("Small is clear.")
                    @remediation("Divide it.")
                when
                    $service : Service( type == "api" )
                then
                    report.violation( $service, "is an api" );
                end
                """);

        assertThat(Run.in(root, "rules", "diff", ".", "../other").out())
                .contains("OWN-001  No service is an api", "    + error  shop/cart: is an api");
        assertThat(Run.in(root, "rules", "diff", "../other").out()).contains("    - error  shop/cart: is an api");
    }

    @Test
    void it_informs_and_fails_only_for_who_newly_fails_when_it_is_asked_to() throws IOException {
        rules(other, "\"DEP-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "rules", "diff", "../other", "--fail-on", "error")
                        .code())
                .isEqualTo(1);
        assertThat(Run.in(root, "rules", "diff", ".", "../other", "--fail-on", "error")
                        .code())
                .isZero();
        Repositories.write(root, "service-registry.toml", "fail_on = \"note\"\n");
        assertThat(Run.in(root, "rules", "diff", "../other").code()).isZero();
    }

    @Test
    void a_waiver_of_the_repository_covers_in_both_states() throws IOException {
        rules(other, "\"DEP-001\" = { mode = \"off\" }\n");
        Run.in(
                root,
                "waive",
                "DEP-001",
                "shop/cart",
                "--reason",
                "R",
                "--ticket",
                "T",
                "--approved-by",
                "@platform",
                "--expires",
                "2027-01-01");

        assertThat(Run.in(root, "rules", "diff", "../other").out())
                .endsWith("\n0 newly failing, 0 freed, 0 of another severity\n");
    }

    @Test
    void what_differs_is_data_too() throws IOException {
        rules(other, "\"DEP-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "rules", "diff", "../other", "-f", "json").out())
                .contains("\"before\": \"../other\"", "\"newlyFailing\": 1", "\"project\": \"shop\"");
    }

    @Test
    void a_state_that_there_is_not_is_refused_by_its_name() {
        Run run = Run.in(root, "rules", "diff", "nowhere");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("service-registry: 'nowhere' is no directory with services/catalog.toml");
    }
}
