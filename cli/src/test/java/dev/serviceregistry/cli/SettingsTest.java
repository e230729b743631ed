package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.KeyGuide;
import dev.serviceregistry.registry.schema.SchemaGuide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    private void settings(String text) throws IOException {
        Repositories.write(root, "service-registry.toml", text);
    }

    @Test
    void the_command_line_goes_before_the_environment_and_that_before_the_file() throws IOException {
        Map<String, String> environment = Map.of("SERVICE_REGISTRY_FAIL_ON", "error");
        assertThat(Run.in(root, "validate").code()).isEqualTo(1);

        settings("fail_on = \"none\"\n");

        assertThat(Run.in(root, "validate").code()).isZero();
        assertThat(Run.in(root, environment, "validate").code()).isEqualTo(1);
        assertThat(Run.in(root, environment, "validate", "--fail-on", "none").code())
                .isZero();
    }

    @Test
    void the_environment_sets_lists_and_switches_too() {
        Run run = Run.in(
                root, Map.of("SERVICE_REGISTRY_RULE", "DEP-001,DEP-002", "SERVICE_REGISTRY_QUIET", "true"), "validate");

        assertThat(run.out())
                .isEqualTo("projects/shop/services.toml:16:29: error[DEP-001] shop/cart: requires redis,"
                        + " which does not exist\n");
        assertThat(Run.in(root.getParent(), Map.of("SERVICE_REGISTRY_CONFIG", root.toString()), "validate")
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_folder_in_the_place_of_the_file_is_named() throws IOException {
        Files.createDirectory(root.resolve("service-registry.toml"));

        assertThat(Run.in(root, "validate"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "service-registry: " + root.resolve("service-registry.toml") + ": is no ordinary file\n"));
    }

    @Test
    void the_file_sets_lists_switches_and_dates_too() throws IOException {
        settings("format = [\"json\"]\nas_of = 2026-01-31\nverbose = true\n");

        assertThat(Run.in(root, "validate").out()).contains("\"asOf\": \"2026-01-31\"");
        assertThat(Run.in(root, "list").out()).startsWith("{");
    }

    @Test
    void a_wrong_value_is_told_where_it_was_given() throws IOException {
        assertThat(Run.in(root, Map.of("SERVICE_REGISTRY_FAIL_ON", "eror"), "validate")
                        .err())
                .startsWith("service-registry: SERVICE_REGISTRY_FAIL_ON: 'eror' is not one of error,");

        settings("\nfail_on = \"eror\"\n");
        Run run = Run.in(root, "validate");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("service-registry.toml:2:11: error: fail_on: 'eror' is not one of error,");
        settings("quiet = \"yes\"\n");
        assertThat(Run.in(root, "validate").err())
                .isEqualTo("service-registry.toml:1:9: error: quiet: 'yes' is not one of true, false\n");
        settings("fail_on = [\"error\", \"note\"]\n");
        assertThat(Run.in(root, "validate").err())
                .isEqualTo("service-registry.toml:1:11: error: fail_on: takes one value, not 2\n");
        settings("format = [\"text\", \"jsno\"]\n");
        assertThat(Run.in(root, "validate").err())
                .startsWith("service-registry.toml:1:19: error: format: 'jsno' is not one of ");
        settings("as_of = \"tomorrow\"\n");
        assertThat(Run.in(root, "validate").err())
                .startsWith("service-registry.toml:1:9: error: as_of: 'tomorrow' is not a date");
    }

    @Test
    void everything_that_is_wrong_with_the_file_is_told_at_once_whichever_command_runs() throws IOException {
        settings("""
                quiet = "yes"
                failon = "none"
                graph = ["dot", "json"]
                fail_on = "eror"
                [color]
                when = "always"
                """);

        for (String command : new String[] {"validate", "list"}) {
            Run run = Run.in(root, command);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err().lines())
                    .satisfiesExactly(
                            line -> assertThat(line)
                                    .startsWith("service-registry.toml:1:9: error: quiet: 'yes' is not"),
                            line -> assertThat(line)
                                    .isEqualTo("service-registry.toml:2:1: error: there is no setting 'failon';"
                                            + " did you mean 'fail_on'?"),
                            line -> assertThat(line)
                                    .isEqualTo("service-registry.toml:3:9: error: graph: takes one value, not 2"),
                            line -> assertThat(line)
                                    .startsWith(
                                            "service-registry.toml:4:11: error: fail_on: 'eror' is not one of error"),
                            line -> assertThat(line)
                                    .isEqualTo("service-registry.toml:5:1: error: color takes a value or an array of"
                                            + " values, not a table"));
        }
    }

    @Test
    void an_unknown_or_unreadable_setting_is_refused_at_its_place() throws IOException {
        settings("fail-on = \"none\"\n");
        assertThat(Run.in(root, "validate").err())
                .isEqualTo(
                        "service-registry.toml:1:1: error: there is no setting 'fail-on'; did you mean 'fail_on'?\n");

        settings("fail_on = none\n");
        Run run = Run.in(root.resolve("projects"), "validate");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("../service-registry.toml:1:11: error: ");

        settings("[color]\nwhen = \"always\"\n");
        assertThat(Run.in(root, "validate").err()).contains(":1:1: error: color takes a value or an array of values");
    }

    @Test
    void every_option_of_every_command_is_a_setting() {
        Set<String> options = new TreeSet<>();
        Set<String> several = new TreeSet<>();
        for (CommandName command : CommandName.values()) {
            Options declared = new Options(command.toString());
            command.create().declare(declared);
            new Common().declare(declared);
            for (var option : declared.commandLine().getCommandSpec().options()) {
                options.add(declared.setting(option));
                if (option.isMultiValue()) {
                    several.add(declared.setting(option));
                }
            }
        }
        options.removeAll(Set.of("config", "help", "shell"));

        assertThat(SettingKeys.ALL).containsExactlyElementsOf(options);
        assertThat(SettingKeys.SEVERAL).containsExactlyElementsOf(several);
    }

    @Test
    void editors_know_every_setting() {
        SchemaGuide guide = new SchemaGuide(DocumentKind.SETTINGS);
        Set<String> known = new TreeSet<>();
        for (KeyGuide key : guide.below(List.of())) {
            if (key.isTable()) {
                guide.below(List.of(key.name())).forEach(below -> known.add(key.name() + "." + below.name()));
            } else {
                known.add(key.name());
            }
        }
        known.remove("policies.use");

        // Whoever changes the file would say to whom the token goes and whose reviews count.
        known.addAll(List.of("forge", "pull_request"));
        assertThat(known).containsExactlyInAnyOrderElementsOf(SettingKeys.ALL);
    }
}
