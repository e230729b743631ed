package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text     | projects/shop/services.toml:16:29: error[DEP-001] ",
                "json     | { ",
                "sarif    | {\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",",
                "junit    | <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "github   | ::error file=projects/shop/services.toml,line=16,endLine=16,col=29,endColumn=35,title=DEP-001",
                "gitlab   | [",
                "markdown | <!-- service-registry:report::all -->",
                "html     | <!doctype html>"
            })
    void every_format_goes_to_standard_output_or_to_a_file(String format, String start) throws IOException {
        Run shown = Run.in(root, "validate", "-f", format, "--rule", "DEP-001");
        Run written = Run.in(root, "check-deps", "-f", format, "-o", format + "=out/report");

        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out()).startsWith(start.strip().replace(":report::all", ":report::DEP_001"));
        assertThat(written.code()).isEqualTo(1);
        assertThat(written.out()).isEmpty();
        String report = Files.readString(root.resolve("out/report"));
        assertThat(report).startsWith(start.strip().replace(":report::all", ":report::dependency"));
        assertThat(report).contains("DEP-001").endsWith("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "github", "gitlab", "markdown", "html"})
    void a_report_is_the_same_each_time_and_shows_no_secret(String format) throws IOException {
        Repositories.write(
                root,
                "services/catalog.toml",
                Repositories.CATALOG + "DB_PASSWORD = 7 # hunter2-hunter2\n" + "[services.postgres.secrets]\nx = 1\n");

        Run first = Run.in(root, "validate", "-f", format);

        assertThat(first.out()).doesNotContain("correct-horse", "hunter2");
        assertThat(Run.in(root, "validate", "-f", format)).isEqualTo(first);
    }

    @Test
    void an_unknown_format_is_refused_with_the_one_that_was_meant() {
        assertThat(Run.in(root, "validate", "-f", "serif"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "service-registry: --format: 'serif' is not one of text, json, sarif, junit, github, gitlab,"
                                + " markdown, html; did you mean 'sarif'?\n"));
        assertThat(Run.in(root, "check-deps", "-o", "xml=report.xml").err())
                .startsWith("service-registry: --output: 'xml' is not one of text, json, sarif, ");
        assertThat(root.resolve("report.xml")).doesNotExist();
    }

    @Test
    void two_reports_cannot_go_to_one_file() {
        Run run = Run.in(root, "validate", "-o", "sarif=report", "-o", "junit=./out/../report");

        assertThat(run)
                .isEqualTo(new Run(
                        2, "", "service-registry: --output: two reports cannot both go to './out/../report'\n"));
    }

    @Test
    void the_help_of_every_command_that_judges_names_the_formats() {
        for (String command : new String[] {"validate", "check-deps"}) {
            assertThat(Run.in(root, command, "--help").out().replaceAll("\\s+", " "))
                    .contains("text, json, sarif, junit, github, gitlab, markdown or html");
        }
    }

    @Test
    void forges_read_files_from_the_root_of_the_checkout_and_people_from_where_they_stand() throws IOException {
        Path catalog = Repositories.broken(root.resolve("platform/catalog"));
        Files.createDirectory(root.resolve(".git"));

        assertThat(Run.in(catalog, "validate", "-f", "github").out())
                .startsWith("::error file=platform/catalog/projects/shop/services.toml,");
        assertThat(Run.in(catalog, "validate", "-f", "sarif").out())
                .contains("\"uri\":\"platform/catalog/projects/shop/services.toml\"");
        assertThat(Run.in(catalog, "validate", "-f", "text", "--rule", "DEP-001")
                        .out())
                .startsWith("projects/shop/services.toml:16:29");
        assertThat(Run.in(catalog, "validate", "-f", "json").out())
                .contains("\"file\": \"projects/shop/services.toml\"");
    }

    @Test
    void a_linked_working_tree_has_a_file_in_place_of_the_git_directory() throws IOException {
        Path catalog = Repositories.broken(root.resolve("catalog"));
        Files.writeString(root.resolve(".git"), "gitdir: elsewhere\n");

        assertThat(Run.in(catalog, "validate", "-f", "github").out()).startsWith("::error file=catalog/projects/");
    }

    @Test
    void a_repository_behind_a_symbolic_link_is_named_as_git_names_it() throws IOException {
        Repositories.broken(root.resolve("real"));
        Files.createDirectory(root.resolve(".git"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("real"));

        assertThat(Run.in(root, "validate", "--config", "link", "-f", "github").out())
                .startsWith("::error file=real/projects/");
    }

    @Test
    void the_summary_of_a_step_is_added_to_what_is_there() throws IOException {
        Files.writeString(root.resolve("summary.md"), "before\n");
        Map<String, String> environment = Map.of("GITHUB_STEP_SUMMARY", "summary.md");

        Run.in(root, environment, "validate", "-f", "github");

        assertThat(root.resolve("summary.md"))
                .content()
                .startsWith("before\n<!-- service-registry:report::all -->\n## ❌ FAIL: 1 error");
        Run.in(root, environment, "validate", "-f", "text");
        assertThat(root.resolve("summary.md")).content().containsOnlyOnce("FAIL");
    }

    @Test
    void places_lead_to_the_forge_whose_pipeline_it_is() {
        Map<String, String> github = Map.of(
                "GITHUB_SERVER_URL", "https://git.example.org",
                "GITHUB_REPOSITORY", "o/r",
                "GITHUB_SHA", "abc");
        Map<String, String> gitlab = Map.of("CI_PROJECT_URL", "https://git.example.org/o/r", "CI_COMMIT_SHA", "abc");
        Map<String, String> wrong = Map.of("CI_PROJECT_URL", "javascript:alert(1)", "CI_COMMIT_SHA", "abc");

        assertThat(Run.in(root, github, "validate", "-f", "markdown").out())
                .contains("](https://git.example.org/o/r/blob/abc/projects/shop/services.toml#L16)");
        assertThat(Run.in(root, gitlab, "validate", "-f", "markdown").out())
                .contains("](https://git.example.org/o/r/-/blob/abc/projects/shop/services.toml#L16)");
        assertThat(Run.in(root, wrong, "validate", "-f", "markdown").out()).doesNotContain("](", "javascript");
    }

    @Test
    void a_failure_of_the_program_is_an_error_in_the_report_of_tests_and_no_other_file_is_touched() throws IOException {
        Files.writeString(root.resolve("report.sarif"), "before");
        Clock broken = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                throw new IllegalStateException("the clock <stands still>");
            }
        };
        Output nowhere = new Output(new ByteArrayOutputStream(), false);
        String[] args = {"validate", "-o", "junit=report.xml", "-o", "sarif=report.sarif"};

        int code = Program.run(args, new Surroundings(nowhere, nowhere, Map.of(), root, broken));

        assertThat(code).isEqualTo(3);
        assertThat(Files.readString(root.resolve("report.xml"), StandardCharsets.UTF_8))
                .contains("errors=\"1\"", "<error type=", "the clock &lt;stands still");
        assertThat(root.resolve("report.sarif")).hasContent("before");
    }

    @Test
    void what_a_caller_does_wrong_is_no_failure_of_the_program() {
        assertThat(Run.in(root, "validate", "--rule", "XXX-001", "-o", "junit=report.xml")
                        .code())
                .isEqualTo(2);
        assertThat(root.resolve("report.xml")).doesNotExist();
    }
}
