package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

    private @TempDir Path root;

    @BeforeEach
    void aSoundRepository() throws IOException {
        Repositories.sound(root);
    }

    private void refuses(String message, String... args) {
        Run run = Run.in(root, args);
        assertThat(run.err()).isEqualTo(message);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void an_unknown_command_names_the_one_that_was_meant() {
        refuses("""
                service-registry: there is no command 'valdate'; did you mean 'validate'?
                See 'service-registry --help'.
                """, "valdate");
        refuses("""
                service-registry: 'rules' knows no 'shwo'; did you mean 'show'?
                Write 'service-registry rules list' or 'service-registry rules check' or 'service-registry rules new' or 'service-registry rules show' or 'service-registry rules facts' or 'service-registry rules diff' or 'service-registry rules test' or 'service-registry rules pack' or 'service-registry rules packs' or 'service-registry rules pull'.
                """, "rules", "shwo");
        refuses("""
                service-registry: the command comes first, then its options: '--config' stands before it
                See 'service-registry --help'.
                """, "--config", ".", "validate");
        assertThat(Run.in(root, "--verson").err()).contains("did you mean '--version'?\n");
    }

    @Test
    void an_unknown_option_names_the_one_that_was_meant() {
        refuses("""
                service-registry: there is no option '--fial-on'; did you mean '--fail-on'?
                See 'service-registry validate --help'.
                """, "validate", "--fial-on=error");
    }

    @Test
    void an_option_without_its_value_and_an_argument_too_many_are_refused() {
        refuses("""
                service-registry: option --config needs a value: PATH
                See 'service-registry validate --help'.
                """, "validate", "--config");
        refuses("""
                service-registry: there is one argument too many: 'x'
                See 'service-registry validate --help'.
                """, "validate", "x");
        refuses("""
                service-registry: argument SERVICE is missing
                See 'service-registry show --help'.
                """, "show");
    }

    @Test
    void an_empty_text_is_no_value_of_an_option() {
        refuses("""
                service-registry: option --against needs a value: REF|DIR|VERSION; an empty text is none
                """, "validate", "--against", "");
        for (String option : List.of("project", "as-of", "baseline", "rule", "family", "changed-since", "rules")) {
            assertThat(Run.in(root, "validate", "--" + option + "=").err())
                    .startsWith("service-registry: option --" + option + " needs a value: ");
        }
        assertThat(Run.in(root, "validate", "--audit", "").code()).isEqualTo(2);
        assertThat(Run.in(root, "validate", "--project", "shop", "--project", "")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void an_unknown_value_names_the_one_that_was_meant() {
        refuses("""
                service-registry: --fail-on: 'eror' is not one of error, warning, note, none; did you mean 'error'?
                """, "validate", "--fail-on", "eror");
        refuses("""
                service-registry: --project: there is no project 'shpo'; did you mean 'shop'?
                """, "validate", "--project", "shpo");
        refuses("""
                service-registry: --rule: there is no rule 'DEP-0001'; did you mean 'DEP-001'?
                'service-registry rules list' lists them.
                """, "validate", "--rule", "DEP-0001");
        refuses("""
                service-registry: --as-of: 'tomorrow' is not a date such as 2026-12-31
                """, "validate", "--as-of", "tomorrow");
        refuses("""
                service-registry: --graph: 'svg' is not one of mermaid, dot, json
                """, "check-deps", "--graph", "svg");
        assertThat(Run.in(root, "validate", "--family", "schemas").err()).contains("did you mean 'schema'?");
    }

    @Test
    void a_place_without_a_repository_is_told_with_the_way_out() throws IOException {
        Path empty = Files.createTempDirectory(root, "empty");
        Files.delete(root.resolve("services/catalog.toml"));

        Run run = Run.in(empty, "validate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no repository here", "--config", "service-registry init");
        assertThat(Run.in(empty, "validate", "--config", "gone").err())
                .isEqualTo("service-registry: --config: there is no file or directory 'gone'\n");
        assertThat(Run.in(empty, "validate", "--config", ".").err()).contains("'.' is in no repository");
        Path file = Files.createFile(empty.resolve("notes.txt"));
        assertThat(Run.in(empty, "validate", "--config", file.toString()).err())
                .contains("is in no repository")
                .doesNotContain("init");
    }

    @Test
    void the_nearest_repository_is_taken_else_the_one_in_catalog() throws IOException {
        assertThat(Run.in(root.resolve("projects/shop"), "validate").code()).isZero();

        Path above = Files.createDirectory(root.resolve("above"));
        Files.delete(root.resolve("services/catalog.toml"));
        Repositories.sound(above.resolve("catalog"));

        assertThat(Run.in(above, "validate").code()).isZero();
        assertThat(Run.in(above, "list").out()).contains("catalog/projects/shop/services.toml:10");
    }

    @Test
    void an_error_of_the_program_is_exit_code_3_and_shows_its_stack_only_when_asked() {
        Clock stopped = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public java.time.Instant instant() {
                throw new StackOverflowError();
            }
        };

        assertThat(failing(stopped, "validate"))
                .contains("internal error", "nested too deep", "Please report it")
                .doesNotContain("\tat ");
        assertThat(failing(stopped, "validate", "-v")).contains("\tat dev.serviceregistry.cli.Judging");
    }

    private String failing(Clock clock, String... args) {
        java.io.ByteArrayOutputStream err = new java.io.ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new Output(OutputStream.nullOutputStream(), false), new Output(err, false), Map.of(), root, clock);
        assertThat(Program.run(args, surroundings)).isEqualTo(3);
        return err.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void a_reader_that_goes_away_is_no_error_and_a_full_disk_is() {
        assertThat(writingTo("Broken pipe")).isZero();
        assertThat(writingTo("No space left on device")).isEqualTo(2);
    }

    private int writingTo(String failure) {
        OutputStream stream = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        Output err = new Output(OutputStream.nullOutputStream(), false);
        return Program.run(
                new String[] {"list"},
                new Surroundings(new Output(stream, false), err, Map.of(), root, Clock.systemUTC()));
    }

    @Test
    void what_names_no_file_is_told_as_that() {
        refuses(
                "service-registry: 'a<U+0000>b' names no file: Nul character not allowed\n",
                "list",
                "--config",
                "a\0b");
        assertThat(FileProblems.message(new InvalidPathException("größe", "unmappable")))
                .isEqualTo(
                        "'größe' names no file.\nThis locale lacks characters of the name: set one that has them, such"
                                + " as LC_ALL=C.UTF-8, or give the file a name in ASCII.");
    }

    @Test
    void a_working_directory_that_cannot_be_found_is_told_as_that() {
        Path gone = root.resolve("gone");
        Path garbled = root.resolve("gr??e");

        assertThat(Run.in(gone, "validate"))
                .isEqualTo(new Run(2, "", "service-registry: the working directory is not found as '" + gone + "'.\n"));
        assertThat(Run.in(garbled, "init").err())
                .startsWith("service-registry: the working directory is not found as '" + garbled + "'.\n")
                .contains("LC_ALL=C.UTF-8");
        assertThat(garbled).doesNotExist();
    }

    @Test
    void limits_are_refused_where_there_is_nothing_to_limit_too() {
        refuses(
                "service-registry: --rule-seconds: 'abc' is no whole number from 1 to 1000000000\n",
                "validate",
                "--rule-seconds",
                "abc");
    }

    @Test
    void a_file_that_is_no_text_is_named() throws IOException {
        Run.in(root, "schemas", "-q");
        Files.write(root.resolve("schemas/catalog.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Files.write(root.resolve("report.md"), new byte[] {(byte) 0xff, (byte) 0xfe});

        refuses(
                "service-registry: schemas/catalog.json was not written by this program; move it away, or remove it\n",
                "schemas",
                "--check");
        assertThatThrownBy(() -> DifferenceReport.grown(root.resolve("report.md"), List.of()))
                .isInstanceOfSatisfying(
                        IOException.class,
                        problem -> assertThat(FileProblems.message(problem))
                                .isEqualTo(root.resolve("report.md") + ": is not UTF-8: save it as UTF-8"));
    }

    @Test
    void a_folder_is_no_key() throws IOException {
        Files.createDirectory(root.resolve("keys"));

        assertThat(Run.in(root, "validate", "--audit", "audit", "--audit-key-file", "keys")
                        .err())
                .isEqualTo("service-registry: " + root.resolve("keys")
                        + ": is a folder where the file with a key is expected\n");
    }
}
