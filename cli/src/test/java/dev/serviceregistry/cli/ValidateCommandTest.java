package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    @Test
    void a_sound_repository_is_one_line_and_exit_code_0() throws IOException {
        Repositories.sound(root);

        Run run = Run.in(root, "validate", "--family", "schema", "--family", "dependency");

        assertThat(run.outWithoutTime())
                .matches("ok: 2 services in 1 project; \\d+ rules run, \\d+ not applicable, 0 waived; 0.00 s\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void a_mistake_is_told_at_its_place_and_is_exit_code_1() {
        Run run = Run.in(root, "validate", "--rule", "DEP-001");

        assertThat(run.outWithoutTime()).isEqualTo("""
                        projects/shop/services.toml:16:29: error[DEP-001] Every required or called service exists
                        16 | requires = ["postgres@^16", "redis"]
                           |                             ^^^^^^^
                          shop/cart: requires redis, which does not exist
                          help: Correct the name, define the service, or write project/id when another project owns it. (more: service-registry explain 23480a789274)

                        1 error, 0 warnings, 0 notes: 2 services in 1 project; 1 rule run, 0 not applicable, 0 waived; 0.00 s
                        """);
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void what_fails_is_for_the_caller_to_say() throws IOException {
        assertThat(Run.in(root, "validate", "--fail-on", "none").code()).isZero();

        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP.replace("requires", "optional").replace("postgres@^16", "redis"));

        assertThat(dependency().code()).isZero();
        assertThat(dependency("--fail-on", "warning").code()).isZero();
        assertThat(dependency("--fail-on", "note").code()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_no_toml_is_a_finding_and_the_rest_is_judged() throws IOException {
        Repositories.write(root, "projects/other/services.toml", "[project\nname = \"other\"\n");

        Run run = Run.in(root, "validate");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("projects/other/services.toml:1:", "error[SCH-001]", "error[DEP-001]");
    }

    @Test
    void a_broken_catalogue_is_a_finding_and_not_an_empty_repository() throws IOException {
        Repositories.write(root, "services/catalog.toml", "services = [");
        Files.delete(root.resolve("projects/shop/services.toml"));

        Run run = Run.in(root, "validate");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("services/catalog.toml:1:", "error[SCH-001]");
    }

    @Test
    void an_empty_repository_is_exit_code_2_and_says_what_to_do() throws IOException {
        Repositories.write(root, "services/catalog.toml", "schema_version = \"1\"\n");
        Files.delete(root.resolve("projects/shop/services.toml"));

        Run run = Run.in(root, "validate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("has no service at all", "services/catalog.toml", "import compose");
    }

    @Test
    void only_the_asked_for_projects_rules_and_families_are_reported() throws IOException {
        Repositories.write(
                root,
                "projects/bank/services.toml",
                Repositories.SHOP.replace("\"shop\"", "\"bank\"").replace("postgres@^16", "gone"));

        assertThat(Run.in(root, "validate").out()).contains("shop/cart: requires redis", "bank/cart: requires gone");
        assertThat(Run.in(root, "validate", "--project", "bank").out())
                .contains("bank/cart: requires gone")
                .doesNotContain("redis");
        assertThat(Run.in(root, "validate", "--family", "schema").code()).isZero();
        assertThat(Run.in(root, "validate", "--rule", "DEP-002,DEP-003").code()).isZero();
    }

    @Test
    void reports_go_to_files_beside_the_one_that_is_shown() throws IOException {
        Run run = Run.in(root, "validate", "-o", "json=out/deep/report.json", "-o", "text=out/report.txt");

        assertThat(run.out()).contains("error[DEP-001]");
        assertThat(root.resolve("out/deep/report.json")).content().contains("\"rule\": \"DEP-001\"");
        assertThat(root.resolve("out/report.txt")).content().contains("error[DEP-001]");
        try (var files = Files.list(root.resolve("out/deep"))) {
            assertThat(files).as("nothing but the report is left").hasSize(1);
        }
    }

    @Test
    void a_format_with_a_file_is_not_shown_as_well() {
        Run run = Run.in(root, "validate", "-f", "json", "-o", "json=report.json");

        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(Run.in(root, "validate", "-f", "json", "-f", "text").err())
                .isEqualTo(
                        "service-registry: --format: json goes to standard output already; add --output text=PATH\n");
    }

    @Test
    void a_report_that_cannot_be_written_is_told_before_judging() throws IOException {
        Files.createDirectories(root.resolve("report.json"));

        Run run = Run.in(root, "validate", "-o", "json=report.json");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("report.json: it is a directory");
        assertThat(Run.in(root, "validate", "-o", "json=services/catalog.toml/report.json")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void json_is_the_same_each_time() {
        Run first = Run.in(root, "validate", "-f", "json");

        assertThat(first.out()).contains("\"asOf\": \"2026-11-23\"", "\"verdict\": \"FAIL\"");
        assertThat(Run.in(root, "validate", "-f", "json").out()).isEqualTo(first.out());
    }

    @Test
    void a_waiver_answers_for_a_finding_until_its_day_is_over() throws IOException {
        Repositories.write(root, "policies/waivers.toml", """
                [[waivers]]
                rule = "DEP-001"
                subject = "shop/cart"
                reason = "It is being written"
                ticket = "OPS-1"
                approved_by = "@platform"
                expires = 2026-11-23
                """);

        Run run = Run.in(root, "validate", "-v");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("waived error[DEP-001]", "It is being written (OPS-1)", "1 waived");
        assertThat(Run.in(root, "validate").out()).doesNotContain("[DEP-001]");
        assertThat(Run.in(root, "validate", "--as-of", "2026-11-24").code()).isEqualTo(1);
    }

    @Test
    void a_repository_can_switch_a_rule_off_or_make_it_less_severe() throws IOException {
        Repositories.write(root, "policies/security.toml", "[rules]\n\"DEP-001\" = { mode = \"off\" }\n");
        assertThat(Run.in(root, "validate").code()).isZero();

        Repositories.write(root, "policies/security.toml", "[rules]\n\"DEP-001\" = { severity = \"note\" }\n");
        Run run = Run.in(root, "validate");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("note[DEP-001]");
    }

    @Test
    void a_secret_is_never_shown() throws IOException {
        Repositories.write(
                root,
                "services/catalog.toml",
                Repositories.CATALOG_WITH_SECRET + "DB_PASSWORD = 7 # hunter2-hunter2\n");

        for (String format : new String[] {"text", "json"}) {
            assertThat(Run.in(root, "validate", "-v", "-f", format).out()).doesNotContain("correct-horse");
            assertThat(Run.in(root, "list", "-f", format).out()).doesNotContain("correct-horse");
            assertThat(Run.in(root, "show", "postgres", "--project", "shop", "--origin", "-f", format)
                            .out())
                    .contains("********")
                    .doesNotContain("correct-horse");
        }
    }

    @Test
    void places_are_written_from_where_the_caller_stands() {
        assertThat(Run.in(root.resolve("projects/shop"), "validate", "--rule", "DEP-001")
                        .out())
                .startsWith("../../projects/shop/services.toml:16:29: error");
        assertThat(Run.in(root, "validate", "--rule", "DEP-001", "--config", "services/catalog.toml")
                        .out())
                .startsWith("projects/shop/services.toml:16:29: error");
        assertThat(Run.in(root.getParent(), "validate", "--rule", "DEP-001", "--config", root.toString())
                        .out())
                .startsWith(root + "/projects/shop/services.toml:16:29: error");
    }

    @Test
    void colour_is_used_when_it_is_asked_for() {
        assertThat(Run.in(root, "validate").out()).doesNotContain("\u001B");
        assertThat(Run.in(root, "validate", "--color", "always").out()).contains("\u001B[1;31m");
        assertThat(Run.in(root, Map.of("FORCE_COLOR", "1"), "validate").out()).contains("\u001B[1;31m");
        assertThat(Run.in(root, Map.of("FORCE_COLOR", "1", "NO_COLOR", "1"), "validate")
                        .out())
                .doesNotContain("\u001B");
        assertThat(Run.in(root, Map.of("NO_COLOR", "1"), "validate", "--color=always")
                        .out())
                .contains("\u001B[1;31m");
        assertThat(Run.in(root, Map.of("FORCE_COLOR", "1"), "validate", "-o", "text=r.txt")
                        .code())
                .isEqualTo(1);
        assertThat(root.resolve("r.txt")).content().doesNotContain("\u001B");
    }

    private Run dependency(String... options) {
        String[] command = {"validate", "--family", "dependency"};
        return Run.in(
                root,
                Stream.concat(Arrays.stream(command), Arrays.stream(options)).toArray(String[]::new));
    }
}
