package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ControlMatrixTest {

    private static final Path WAIVERS = Path.of("src", "test", "resources", "control-matrix-waivers.properties");
    private static final int MOST_STEPS = 25;

    private static final Policy POLICY = new Policy("schema/SCH-900-every-cart-has-wheels.drl", """
            rule "Every cart has wheels"
                @id("SCH-900")
                @severity("error")
                @controls("SOC2:CC8.1")
            when
            """);
    private static final GherkinRule.Example REPORTED =
            new GherkinRule.Example("reported", List.of("SCH-900 is reported on \"shop/cart\": \"\""), "");
    private static final GherkinRule.Example PASSING =
            new GherkinRule.Example("passing", List.of("SCH-900 is not reported"), "");
    private static final GherkinRule RULE = new GherkinRule(
            "schema/carts.feature",
            "Every cart has wheels",
            Set.of("SCH-900", "error", "SOC2-CC8.1"),
            List.of(REPORTED, PASSING));

    @Test
    void policies_examples_and_controls_agree() throws IOException {
        assertThat(ControlMatrix.problems(Policy.bundled(), GherkinRule.all(), waivers()))
                .isEmpty();
    }

    @Test
    void there_is_something_to_compare() {
        assertThat(GherkinRule.all()).isNotEmpty();
        assertThat(GherkinRule.all())
                .hasSameSizeAs(Policy.bundled())
                .allSatisfy(rule -> assertThat(rule.examples()).isNotEmpty());
    }

    @Test
    void no_example_is_longer_than_a_person_reads() {
        for (Path file : GherkinRule.files()) {
            assertThat(GherkinRule.examples(file))
                    .as(file.toString())
                    .isNotEmpty()
                    .allSatisfy(example ->
                            assertThat(example.steps()).as(example.name()).hasSizeLessThanOrEqualTo(MOST_STEPS));
        }
    }

    @Test
    void a_policy_that_its_rule_shows_whole_is_accepted() {
        assertThat(problems(RULE, Map.of())).isEmpty();
    }

    @Test
    void a_policy_without_a_rule_is_found() {
        assertThat(ControlMatrix.problems(List.of(POLICY), List.of(), Map.of()))
                .containsEntry("SCH-900", List.of("is shown by 0 rules and not by one"));
    }

    @Test
    void a_rule_without_a_policy_is_found() {
        assertThat(ControlMatrix.problems(List.of(), List.of(RULE), Map.of())).containsKey("Every cart has wheels");
    }

    @Test
    void another_sentence_is_found() {
        GherkinRule other = new GherkinRule(RULE.path(), "Every cart rolls", RULE.tags(), RULE.examples());

        assertThat(problems(other, Map.of())).containsKey("SCH-900");
    }

    @Test
    void another_severity_is_found() {
        GherkinRule other = new GherkinRule(
                RULE.path(), RULE.sentence(), Set.of("SCH-900", "warning", "SOC2-CC8.1"), RULE.examples());

        assertThat(problems(other, Map.of()).get("SCH-900"))
                .containsExactly("is of severity error, for which its rule has no tag");
    }

    @Test
    void another_control_is_found() {
        GherkinRule other = new GherkinRule(
                RULE.path(), RULE.sentence(), Set.of("SCH-900", "error", "SOC2-CC8.1", "PCI-DSS-2.2"), RULE.examples());

        assertThat(problems(other, Map.of()).get("SCH-900"))
                .containsExactly("serves [SOC2-CC8.1] and is tagged [PCI-DSS-2.2, SOC2-CC8.1]");
    }

    @Test
    void a_missing_kind_of_example_is_found() {
        GherkinRule onlyReported = new GherkinRule(RULE.path(), RULE.sentence(), RULE.tags(), List.of(REPORTED));
        GherkinRule onlyPassing = new GherkinRule(RULE.path(), RULE.sentence(), RULE.tags(), List.of(PASSING));

        assertThat(problems(onlyReported, Map.of()).get("SCH-900")).containsExactly("has no example that passes");
        assertThat(problems(onlyPassing, Map.of()).get("SCH-900")).containsExactly("has no example that is reported");
    }

    @Test
    void a_waiver_covers_a_difference_for_a_reason() {
        GherkinRule onlyReported = new GherkinRule(RULE.path(), RULE.sentence(), RULE.tags(), List.of(REPORTED));

        assertThat(problems(onlyReported, Map.of("SCH-900", "nothing can pass it yet")))
                .isEmpty();
        assertThat(problems(onlyReported, Map.of("SCH-900", "later"))).containsKey("SCH-900");
    }

    @Test
    void a_waiver_that_covers_nothing_is_found() {
        assertThat(problems(RULE, Map.of("SCH-900", "nothing can pass it yet")))
                .containsEntry("SCH-900", List.of("is waived and needs no waiver: nothing can pass it yet"));
    }

    private static Map<String, List<String>> problems(GherkinRule rule, Map<String, String> waivers) {
        return ControlMatrix.problems(List.of(POLICY), List.of(rule), waivers);
    }

    private static Map<String, String> waivers() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(WAIVERS)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, properties::getProperty));
    }
}
