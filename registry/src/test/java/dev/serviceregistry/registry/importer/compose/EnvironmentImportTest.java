package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Variables;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentImportTest {
    @TempDir
    Path directory;

    private ImportDirectory files(String value) {
        return new ComposeDirectory(directory)
                .with(".env", "SET=from-file\nEMPTY=\nBRACE=a{b\n")
                .with("compose.yaml", "services:\n  web:\n    image: x\n    environment:\n      - 'K=" + value + "'\n");
    }

    private static String env(String toml) {
        return toml.substring(toml.indexOf("[services.web.env]\n") + 19).strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1e3       | 1000
                    1E+3      | 1000
                    1e6       | 1e+06
                    1234567.5 | 1.2345675e+06
                    12e-7     | 1.2e-06
                    .5        | 0.5
                    1.10      | 1.1
                    1_000     | 1000
                    0x10      | 16
                    0x_1F     | 31
                    010       | 8
                    089       | 89
                    0o17      | 15
                    0b101     | 5
                    -0x10     | -16
                    18446744073709551615 | 18446744073709551615
                    True      | true
                    FALSE     | false
                    .inf      | +Inf
                    1234e12   | 1.234e+15
                    12e456    | 12e456
                    1e-400    | 0
                    0.0       | 0
                    tRUE      | tRUE
                    yes       | yes
                    Off       | Off
                    1.2.3     | 1.2.3
                    1_a       | 1_a
                    12:30     | 12:30
                    ."0"      | ."0"
                    "0x10"    | 0x10
                    '1e3'     | 1e3
                    !!str 010 | 010
                    """)
    void a_number_or_a_truth_value_is_what_compose_prints_of_it(String written, String printed) {
        String toml = new ComposeDirectory(directory)
                .with("compose.yaml", "services:\n  web:\n    image: x\n    environment:\n      K: " + written + "\n")
                .toml();

        assertThat(env(toml))
                .isEqualTo("K = " + (printed.contains("\"") ? "'" + printed + "'" : "\"" + printed + "\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    plain                    | K = "plain"
                    a=b=c                    | K = "a=b=c"
                    ${X}                     | K = { variable = "X" }
                    $X                       | K = { variable = "X" }
                    ${X:-y}                  | K = { variable = "X", default = "y" }
                    ${X-y}                   | K = { variable = "X", default = "y" }
                    ${X:-}                   | K = { variable = "X", default = "" }
                    ${X:?must be set}        | K = { variable = "X" }
                    ${X?must be set}         | K = { variable = "X" }
                    ${SET}                   | K = { variable = "SET", default = "from-file", from_file = ".env" }
                    ${SET:-y}                | K = { variable = "SET", default = "from-file", from_file = ".env" }
                    ${SET:?e}                | K = { variable = "SET", default = "from-file", from_file = ".env" }
                    ${EMPTY:-y}              | K = { variable = "EMPTY", default = "y" }
                    ${EMPTY-y}               | K = { variable = "EMPTY", default = "", from_file = ".env" }
                    ${X:-${SET}}             | K = { variable = "X", default = "from-file" }
                    ${X:-${Y:-z}}            | K = { variable = "X", default = "z" }
                    ${X:-${Y}}               | K = { variable = "X" }
                    ${X:-{"a":{}}}           | K = { variable = "X", default = '{"a":{}}' }
                    ${X:+y}                  | K = "${X:+y}"
                    http://${X}:${P:-80}/    | K = "http://${X}:${P:-80}/"
                    $X-1                     | K = "${X}-1"
                    pre-${SET}               | K = "pre-${SET:-from-file}"
                    pre-${BRACE}             | K = "pre-a{b"
                    pre-${BRACE}-${X}        | K = "pre-a{b-${X}"
                    $$c${BRACE}              | K = "$ca{b"
                    $$c${BRACE}-${X}         | K = "$$ca{b-${X}"
                    ${Y:-${BRACE}}-          | K = "a{b-"
                    ${BRACE}                 | K = { variable = "BRACE", default = "a{b", from_file = ".env" }
                    ${SET:+y}                | K = "y"
                    -${SET:+$X}              | K = "-${X}"
                    ${EMPTY:+y}              | K = "${EMPTY:+y}"
                    ${EMPTY+y}               | K = "y"
                    a$$b                     | K = "a$b"
                    $${HOME}                 | K = "$${HOME}"
                    $$a-${X}                 | K = "$$a-${X}"
                    50$                      | K = "50$"
                    """)
    void a_value_keeps_its_variables(String value, String expected) {
        assertThat(env(files(value).toml())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"DB_PASSWORD:hunter2", "'DB_PASSWORD: hunter2'", "DB_PASSWORD hunter2"})
    void a_secret_behind_another_sign_than_an_equals_sign_is_left_out_and_told_without_its_text(String item) {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("compose.yaml", "services:\n  web:\n    image: x\n    environment:\n      - \"" + item + "\"\n");

        assertThat(files.toml()).doesNotContain("DB_PASSWORD");
        assertThat(files.notes())
                .anyMatch(note -> note.contains("DB_PASSWORD is followed by no equals sign"))
                .noneMatch(note -> note.contains("hunter2"));
    }

    @Test
    void a_text_with_escaped_dollars_means_the_same_when_it_is_read_as_a_template() {
        for (String text : new String[] {"a$b", "${HOME}", "$${X}", "a", "$", "$$", "${"}) {
            String written = Toml.literal(text);
            String read = written.contains("${")
                    ? Template.parse(written).resolve(Variables.NONE, new java.util.ArrayList<>())
                    : written;
            assertThat(read).isEqualTo(text);
        }
    }

    @Test
    void what_a_reference_cannot_say_is_noted_without_its_value() {
        assertThat(files("${X:?must be set}").notes()).anyMatch(note -> note.contains("must be set, which"));
        assertThat(files("${X-hunter2}").notes())
                .anyMatch(note -> note.contains("an empty X would stay empty"))
                .noneMatch(note -> note.contains("hunter2"));
        assertThat(files("${X:-${SET}}").notes())
                .anyMatch(note -> note.contains("what it comes to is written"))
                .noneMatch(note -> note.contains("from-file"));
        assertThat(files("${X:-${Y}}").notes()).anyMatch(note -> note.contains("needs a variable without a value"));
        assertThat(files("50$").notes()).anyMatch(note -> note.contains("starts no variable"));
        assertThat(files("pre-${BRACE}").notes())
                .containsExactly(
                        "compose.yaml:5:9: web.environment.K: what a file sets is written out here, for no default"
                                + " of a variable can say it");
        assertThat(files("pre-${SET}").notes()).isEmpty();
    }

    @Test
    void a_key_without_a_value_comes_from_the_shell() {
        String toml = new ComposeDirectory(directory)
                .with(".env", "B=2\n")
                .with("compose.yaml", """
                        services:
                          list: { image: x, environment: [A, B, C=] }
                          web:
                            image: x
                            environment:
                              A:
                              B: null
                              C: ""
                              D: 1.50
                              E: true
                              F: 0x1F
                        """)
                .toml();
        String both = """
                A = { variable = "A" }
                B = { variable = "B", default = "2", from_file = ".env" }
                C = ""
                """;
        assertThat(toml).contains("[services.list.env]\n" + both);
        assertThat(env(toml)).isEqualTo(both + "D = \"1.5\"\nE = \"true\"\nF = \"31\"");
    }

    @Test
    void the_service_overrides_its_files_and_later_files_override_earlier_ones() {
        String toml = new ComposeDirectory(directory)
                .with("a.env", "A=1\nB=1\nC=1\n")
                .with("conf/b.env", "export B='2'\n# comment\nC=\"2\" # comment\n")
                .with("compose.yaml", """
                        services:
                          web:
                            image: x
                            env_file: [./a.env, { path: conf/b.env }, { path: gone.env, required: false }]
                            environment: { C: "3" }
                        """)
                .toml();
        assertThat(env(toml)).isEqualTo("""
                        C = "3"
                        A = { variable = "A", default = "1", from_file = "a.env" }
                        B = { variable = "B", default = "2", from_file = "conf/b.env" }""");
    }

    @Test
    void a_file_may_refer_to_variables() {
        ImportDirectory files = new ComposeDirectory(directory)
                .with("db.env", "PW=hunter2\nURL=postgres://u:${PW}@${HOST}/db\n")
                .with("compose.yaml", "services: { web: { image: x, env_file: db.env } }");

        assertThat(env(files.toml())).isEqualTo("""
                        PW = { variable = "PW", default = "hunter2", from_file = "db.env" }
                        URL = "postgres://u:${PW:-hunter2}@${HOST}/db\"""");
        assertThat(files.notes()).containsExactly("db.env:2:1: the variable HOST has no value and stays as written");
    }

    @Test
    void a_key_that_nobody_sets_is_noted() {
        assertThat(ComposeDirectory.noted(directory, "services: { web: { image: x, environment: [A, B=] } }"))
                .singleElement()
                .asString()
                .endsWith("web.environment.A: where nobody sets A the container has none; in the registry it is empty"
                        + " then");
    }

    @Test
    void a_missing_env_file_is_noted_unless_it_is_optional() {
        assertThat(ComposeDirectory.noted(directory, """
                        services:
                          web:
                            image: x
                            env_file:
                              - gone.env
                              - { path: also-gone.env, required: false }
                        """))
                .containsExactly("compose.yaml:5:9: web.env_file: gone.env: there is no such file; its variables are"
                        + " missing");
    }

    @Test
    void variables_outside_of_env_are_resolved_and_noted_without_their_values() {
        ImportDirectory files =
                new ComposeDirectory(directory).with(".env", "TAG=s3cret\n").with("compose.yaml", """
                        services:
                          web:
                            image: acme/web:${TAG}
                            user: ${USER_ID:-1000}
                            working_dir: ${DIR}
                            command: echo $$HOME
                        """);
        assertThat(files.toml())
                .contains("tag = \"s3cret\"", "user = \"1000\"", "working_dir = \"${DIR}\"")
                .contains("command = [\"echo\", \"$HOME\"]");
        assertThat(files.notes())
                .containsExactly(
                        "compose.yaml:3:12: web.image: the variable TAG is written as its value from .env",
                        "compose.yaml:4:11: web.user: the variable USER_ID is written as its default",
                        "compose.yaml:5:18: web.working_dir: the variable DIR has no value and stays as written");
    }

    @Test
    void a_required_variable_that_is_unset_stays_as_written_in_an_image() {
        assertThat(ComposeDirectory.written(directory, "services: { web: { image: 'acme/web:${TAG:?set TAG}' } }"))
                .contains("image = \"acme/web\"\ntag = \"${TAG:?set TAG}\"");
    }

    @Test
    void a_value_that_is_a_mapping_is_noted() {
        assertThat(ComposeDirectory.noted(directory, "services: { web: { image: x, environment: { A: { b: c } } } }"))
                .anyMatch(note -> note.contains("web.environment.A"));
    }
}
