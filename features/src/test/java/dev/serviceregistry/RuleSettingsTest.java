package dev.serviceregistry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository sets for single rules holds for every rule that ships. */
class RuleSettingsTest {

    private static final Path PLANTED = Path.of("src", "test", "resources", "planted");

    /** Those that judge what is generated, or only what is compared, need more than a repository to report anything. */
    private static final Set<String> SILENT_HERE = Set.of("GEN-001");

    private static final String LEFT_ON = "SCH-005";

    private static final List<RuleDescriptor> RULES = DroolsRuleSet.bundled().rules();

    private @TempDir Path root;

    @BeforeEach
    void aCopyOfTheRepositoryWithADefectForEachRule() throws IOException {
        try (Stream<Path> files = Files.walk(PLANTED.resolve("repository"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve(
                        PLANTED.resolve("repository").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        // What the repository itself says of rules would be a second value of the same key.
        Path security = root.resolve("policies/security.toml");
        Files.writeString(security, Files.readString(security).replaceAll("(?m)^\"DEP-0(10|14)\" = .*$", ""));
    }

    @Test
    void every_rule_can_be_of_another_severity() throws IOException {
        Set<String> reported = reported(validate("", "note").get("findings"));
        assertThat(reported).containsAll(states());
        for (JsonNode finding : validate("", "note").get("findings")) {
            assertThat(finding.get("severity").asText())
                    .as(finding.get("rule").asText())
                    .isEqualTo("note");
        }
    }

    @Test
    void every_rule_can_be_switched_off() throws IOException {
        JsonNode report = validate("off", "");

        // With no rule at all there is nothing to run, so one stays on.
        assertThat(reported(report.get("findings"))).containsExactly(LEFT_ON);
    }

    @Test
    void a_setting_for_a_rule_that_there_is_not_is_reported() throws IOException {
        Files.writeString(
                root.resolve("policies/zz-rules.toml"),
                "[rules]\n\"SEC-0O1\" = { mode = \"off\" }\n\"BRK-001\" = { mode = \"off\" }\n");

        JsonNode findings = run().get("findings");

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.get("rule").asText()).isEqualTo("SCH-002");
            assertThat(finding.at("/location/file").asText()).isEqualTo("policies/zz-rules.toml");
            assertThat(finding.at("/location/line").asInt()).isEqualTo(2);
            assertThat(finding.get("message").asText()).startsWith("there is no rule 'SEC-0O1'; did you mean 'SEC-0");
        });
        assertThat(findings)
                .noneSatisfy(
                        finding -> assertThat(finding.get("message").asText()).contains("no rule 'BRK-001'"));
    }

    private static Set<String> states() {
        Set<String> ids = new TreeSet<>();
        for (RuleDescriptor rule : DroolsRuleSet.bundledForStates().rules()) {
            if (!SILENT_HERE.contains(rule.id())) {
                ids.add(rule.id());
            }
        }
        return ids;
    }

    private static Set<String> reported(JsonNode findings) {
        Set<String> ids = new TreeSet<>();
        findings.forEach(finding -> ids.add(finding.get("rule").asText()));
        return ids;
    }

    private JsonNode validate(String mode, String severity) throws IOException {
        StringBuilder settings = new StringBuilder("[rules]\n");
        for (RuleDescriptor rule : RULES) {
            if (rule.id().equals(LEFT_ON) && !mode.isEmpty()) {
                continue;
            }
            settings.append('"').append(rule.id()).append("\" = { ");
            settings.append(mode.isEmpty() ? "severity = \"" + severity : "mode = \"" + mode);
            settings.append("\" }\n");
        }
        Files.writeString(root.resolve("policies/zz-rules.toml"), settings);
        return run();
    }

    private JsonNode run() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] command = {
            "validate",
            "--config",
            root.toString(),
            "--as-of",
            "2026-11-23",
            "--vulnerabilities",
            PLANTED.resolve("vulnerabilities.json").toString(),
            "--format",
            "json"
        };
        assertThat(Main.run(command, out, err)).as(err.toString()).isLessThan(2);
        return new ObjectMapper().readTree(out.toByteArray());
    }
}
