package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    private static final Path REFERENCE = Path.of("..", "docs", "facts.md");

    /** The keys of whole tables of the schema, which has a reference of its own. */
    private static final Set<String> OF_THE_SCHEMA =
            Set.of("ProjectValue.key", "ServiceValue.key", "Setting.key", "SettingConflict.key");

    @Test
    void words_are_those_that_the_schema_allows_and_that_facts_are_stated_with() {
        Map<String, List<String>> closed = FactWords.closed();

        assertThat(closed.get("HealthCheck.probe")).containsExactlyInAnyOrder("liveness", "readiness", "startup");
        assertThat(closed.get("HostPort.protocol")).containsExactly("SCTP", "TCP", "UDP");
        assertThat(closed.get("OmittedKey.key")).contains("container.restart", "metadata.runbook");
        assertThat(closed.get("Setting.key"))
                .contains("security.max_secret_age_days", "sla.*.rto", "rules.*.mode", "compliance.controls_in_force")
                .doesNotContain("sla.*", "rules.*");
    }

    @Test
    void no_setting_is_said_by_a_table_of_settings_or_by_what_stands_beside_them() {
        List<String> keys = FactWords.closed().get("Setting.key");

        assertThat(keys)
                .doesNotContain(
                        "security",
                        "security.tls",
                        "sla",
                        "rules",
                        "compliance.gdpr",
                        "compliance.backup",
                        "waivers",
                        "approvals",
                        "schema_version")
                .allSatisfy(key -> assertThat(keys).noneMatch(other -> other.startsWith(key + ".")));
    }

    @Test
    void the_reference_of_facts_names_every_word_at_its_field() throws IOException {
        String reference = Files.readString(REFERENCE);

        FactWords.closed().forEach((name, words) -> {
            if (!OF_THE_SCHEMA.contains(name)) {
                String row = row(reference, name);
                assertThat(words)
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(word -> assertThat(row).contains("`" + word + "`"));
            }
        });
        FactWords.takenOff()
                .forEach((name, prefix) -> assertThat(row(reference, name)).contains("without `" + prefix + "`"));
    }

    /** The line of the table that tells a field. */
    private static String row(String reference, String name) {
        int dot = name.indexOf('.');
        int section = reference.indexOf("\n### " + name.substring(0, dot) + "\n");
        int row = reference.indexOf("\n| `" + name.substring(dot + 1) + "` |", section);
        assertThat(section).as(name).isPositive();
        assertThat(row).as(name).isGreaterThan(section);
        return reference.substring(row + 1, reference.indexOf('\n', row + 1));
    }
}
