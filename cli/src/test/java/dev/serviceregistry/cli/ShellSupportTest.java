package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs a real bash: what it completes is what it was told to. */
class ShellSupportTest {

    private @TempDir Path home;

    private int install(Map<String, String> environment, String... more) {
        String[] args =
                Stream.concat(Stream.of("init", "--shell"), Stream.of(more)).toArray(String[]::new);
        Output out = new Output(new ByteArrayOutputStream(), false);
        return Program.run(args, new Surroundings(out, out, environment, home, Clock.systemUTC()));
    }

    private List<String> completed(String... words) throws IOException, InterruptedException {
        StringBuilder quoted = new StringBuilder();
        for (String word : words) {
            quoted.append(" '").append(word).append('\'');
        }
        String script = "source .local/share/bash-completion/completions/service-registry; COMP_WORDS=(service-registry"
                + quoted + "); COMP_CWORD=" + words.length
                + "; _complete_service-registry 2>/dev/null; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process process = new ProcessBuilder("bash", "--norc", "-c", script)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().map(String::strip).toList();
    }

    @Test
    void bash_completes_commands_their_second_words_and_their_options() throws Exception {
        assertThat(install(Map.of("HOME", home.toString()))).isZero();

        assertThat(completed("val")).containsExactly("validate");
        assertThat(completed("audit", "")).containsExactly("verify", "show", "replay", "export", "prune");
        assertThat(completed("validate", "--fa")).containsExactly("--fail-on", "--family");
    }

    @Test
    void bash_completes_families_rules_facts_and_the_values_of_options() throws Exception {
        assertThat(install(Map.of("HOME", home.toString()))).isZero();

        assertThat(completed("rules", "new", "sec")).containsExactly("security");
        assertThat(completed("rules", "show", "SLA-00")).contains("SLA-001", "SLA-009");
        assertThat(completed("rules", "facts", "Added")).containsExactly("AddedCapability");
        assertThat(completed("validate", "--rule", "DEP-00")).contains("DEP-001");
        assertThat(completed("validate", "--family", "dep")).containsExactly("dependency", "deployment");
        assertThat(completed("validate", "--fail-on", "w")).containsExactly("warning");
    }

    @Test
    void bash_completes_files_where_an_option_takes_one_and_nothing_where_nothing_is_known() throws Exception {
        assertThat(install(Map.of("HOME", home.toString()))).isZero();
        Files.writeString(home.resolve("key.pub"), "");
        Files.createDirectories(home.resolve("central"));

        assertThat(completed("audit", "verify", "--public-key", "ke")).containsExactly("key.pub");
        assertThat(completed("validate", "--config", "cen")).containsExactly("central");
        assertThat(completed("validate", "--against", "cen")).containsExactly("central");
        assertThat(completed("validate", "--project", "br")).containsExactly("");
        assertThat(completed("waive", "SEC-001", "--ticket", "")).containsExactly("");
    }

    @Test
    void bash_completes_the_formats_that_each_command_has() throws Exception {
        assertThat(install(Map.of("HOME", home.toString()))).isZero();

        assertThat(completed("rules", "show", "SLA-001", "--format", "")).containsExactly("text", "json");
        assertThat(completed("rules", "test", "--format", "j")).containsExactly("json", "junit");
        assertThat(completed("validate", "--format", "git")).containsExactly("github", "gitlab");
        assertThat(completed("controls", "--format", "os")).containsExactly("oscal", "oscal-components");
        assertThat(completed("impact-analysis", "--format", "m")).containsExactly("mermaid");
        assertThat(completed("check-deps", "--graph", "d")).containsExactly("dot");
        assertThat(completed("generate", "--format", "ter")).containsExactly("terraform", "terraform-docker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void who_types_at_a_terminal_has_every_word_completed(String shell) throws Exception {
        assumeTrue(isOnPath("script") && isOnPath(shell), "needs script and " + shell);
        String line = installedFor(shell);
        Files.writeString(home.resolve(shell.equals("bash") ? ".bashrc" : ".zshrc"), line + "\n");
        Files.writeString(home.resolve("the key.pub"), "");

        assertThat(typed(
                        shell,
                        "val\t",
                        "rul\t sh\t SLA-009\t --form\t js\t",
                        "validate --fail-on w\t",
                        "rules new sec\t",
                        "audit verify --public-key the\t"))
                .containsExactly(
                        "<validate>",
                        "<rules><show><SLA-009><--format><json>",
                        "<validate><--fail-on><warning>",
                        "<rules><new><security>",
                        "<audit><verify><--public-key><the key.pub>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void who_types_an_option_and_its_value_with_a_sign_between_them_has_both_completed(String shell) throws Exception {
        assumeTrue(isOnPath("script") && isOnPath(shell), "needs script and " + shell);
        String line = installedFor(shell);
        Files.writeString(home.resolve(shell.equals("bash") ? ".bashrc" : ".zshrc"), line + "\n");
        Files.writeString(home.resolve("central.pub"), "");

        assertThat(typed(
                        shell,
                        "validate --format=js\t",
                        "validate --fail-on=w\t --form\t junit",
                        "check-deps --graph=mermaid --fail-on=w\t",
                        "audit verify --public-key=cen\t",
                        "rules show --format=json SLA-009\t"))
                .containsExactly(
                        "<validate><--format=json>",
                        "<validate><--fail-on=warning><--format><junit>",
                        "<check-deps><--graph=mermaid><--fail-on=warning>",
                        "<audit><verify><--public-key=central.pub>",
                        "<rules><show><--format=json><SLA-009>");
    }

    @Test
    void zsh_completes_a_file_behind_its_format_and_a_sign() throws Exception {
        assumeTrue(isOnPath("script") && isOnPath("zsh"), "needs script and zsh");
        Files.writeString(home.resolve(".zshrc"), installedFor("zsh") + "\n");
        Files.writeString(home.resolve("central.pub"), "");

        assertThat(typed("zsh", "validate --output=sarif=cen\t -q"))
                .containsExactly("<validate><--output=sarif=central.pub><-q>");
    }

    @Test
    void zsh_completes_the_aliases_of_its_user_as_before() throws Exception {
        assumeTrue(isOnPath("script") && isOnPath("zsh"), "needs script and zsh");
        String line = installedFor("zsh");
        Files.writeString(home.resolve(".zshrc"), line + "\nalias sr=service-registry\n");

        assertThat(typed("zsh", "val\t", "x; sr aud\t ve\t")).containsExactly("<validate>", "<x>", "<audit><verify>");
    }

    /** The line by which a shell reads what was installed. */
    private String installedFor(String shell) {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Output out = new Output(told, false);
        Map<String, String> environment = Map.of("HOME", home.toString());
        String[] args = {"init", "--shell"};
        assertThat(Program.run(args, new Surroundings(out, out, environment, home, Clock.systemUTC())))
                .isZero();
        String zsh = told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("For zsh "))
                .findFirst()
                .orElseThrow();
        return zsh.substring(zsh.indexOf("source "));
    }

    /** The words that the program is called with when a person types these behind its name, keys of completion among them. */
    private List<String> typed(String shell, String... lines) throws IOException, InterruptedException {
        StringBuilder keys = new StringBuilder("service-registry() { printf '<%s>' \"$@\" >>got; echo >>got; }\n");
        for (String line : lines) {
            keys.append("service-registry ").append(line).append('\n');
        }
        ProcessBuilder terminal = new ProcessBuilder("script", "-qec", shell + " -i", "/dev/null");
        terminal.environment().put("HOME", home.toString());
        terminal.environment().put("TERM", "dumb");
        Process process = terminal.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("screen").toFile())
                .redirectInput(Files.writeString(home.resolve("keys"), keys.append("exit\n"))
                        .toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return Files.readAllLines(home.resolve("got"));
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void every_command_has_a_manual_page_with_its_options_and_examples() throws Exception {
        assertThat(install(Map.of(
                        "HOME",
                        "/nonexistent",
                        "XDG_DATA_HOME",
                        home.resolve("data").toString())))
                .isZero();

        try (Stream<Path> pages = Files.list(home.resolve("data/man/man1"))) {
            assertThat(pages).hasSize(CommandName.values().length + 1);
        }
        assertThat(home.resolve("data/man/man1/service-registry-audit-show.1"))
                .content()
                .startsWith(".TH SERVICE-REGISTRY 1 ")
                .contains(".B service-registry audit show\n", "\\fB\\-\\-audit\\fR \\fIDIR\\fR\n", ".SH EXIT STATUS\n");
    }

    @Test
    void it_makes_no_repository_and_takes_none() {
        assertThat(install(Map.of("HOME", home.toString()), "somewhere")).isEqualTo(Program.USAGE);
        assertThat(install(Map.of())).isEqualTo(Program.USAGE);
        assertThat(home).isEmptyDirectory();
    }
}
