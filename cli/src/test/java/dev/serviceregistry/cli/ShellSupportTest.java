package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
