package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private @TempDir Path nowhere;

    @ParameterizedTest
    @EnumSource
    void every_command_explains_itself_with_an_example(CommandName command) {
        String[] args = (command + " --help").split(" ");

        Run run = Run.in(nowhere, args);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: service-registry " + command)
                .contains("Examples:\n  service-registry " + command)
                .contains("SERVICE_REGISTRY_FAIL_ON", "service-registry.toml");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void help_is_shown_on_the_narrowest_terminal() {
        Run run = Run.in(nowhere, Map.of("COLUMNS", "30"), "validate", "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Usage: service-registry validate");
    }

    @ParameterizedTest
    @EnumSource
    void the_overview_names_every_command(CommandName command) {
        assertThat(Run.in(nowhere, "--help").out()).contains("\n  " + command + "  ");
    }

    @Test
    void help_is_found_however_it_is_asked_for() {
        String help = Run.in(nowhere, "validate", "--help").out();

        assertThat(Run.in(nowhere, "help", "validate").out()).isEqualTo(help);
        assertThat(Run.in(nowhere, "validate", "-h").out()).isEqualTo(help);
        assertThat(Run.in(nowhere, "help").out())
                .isEqualTo(Run.in(nowhere, "-h").out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "audit", "import", "approvals", "baseline", "failover"})
    void the_first_word_of_several_commands_tells_these(String word) {
        Run run = Run.in(nowhere, word, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Usage: service-registry " + word + " COMMAND");
        for (CommandName command : CommandName.values()) {
            boolean isOfWord = command.toString().startsWith(word + " ");
            assertThat(run.out().contains("\n  " + command + "  "))
                    .as(command.toString())
                    .isEqualTo(isOfWord);
        }
        assertThat(Run.in(nowhere, "help", word).out()).isEqualTo(run.out());
    }

    @Test
    void no_command_at_all_is_wrong_usage_and_shows_what_there_is() {
        Run run = Run.in(nowhere);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: service-registry COMMAND");
    }

    @Test
    void the_version_is_the_one_that_was_built() {
        assertThat(Run.in(nowhere, "--version").out()).matches("service-registry \\d+\\.\\d+\\.\\d+.*\n");
    }
}
