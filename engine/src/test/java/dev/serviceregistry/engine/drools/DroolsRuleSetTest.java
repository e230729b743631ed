package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestRules.everyServiceRunsTwice;
import static dev.serviceregistry.engine.drools.TestRules.rule;
import static dev.serviceregistry.engine.drools.TestRules.set;
import static dev.serviceregistry.engine.drools.TestRules.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Severity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DroolsRuleSetTest {

    @Test
    void a_descriptor_says_what_the_annotations_say() {
        RuleDescriptor rule = set(everyServiceRunsTwice()).rules().get(0);

        assertThat(rule.id()).isEqualTo("ABC-001");
        assertThat(rule.title()).isEqualTo("Every service runs twice");
        assertThat(rule.severity()).isEqualTo(Severity.ERROR);
        assertThat(rule.scope()).isEqualTo(Scope.PROJECT);
        assertThat(rule.subjectType()).isEqualTo("Service");
        assertThat(rule.controls()).containsExactly("ISO27001:A.8.14", "SOC2:A1.2");
        assertThat(rule.rationale()).isEqualTo("Because.");
        assertThat(rule.remediation()).isEqualTo("Mend it.");
    }

    @Test
    void a_rule_stands_in_the_folder_of_its_family_under_its_id_and_title() {
        DroolsRuleSet rules = set(rule("A service's port, if any, is a port", with("id", "SCH-999")));

        assertThat(rules.rules().get(0).family()).isEqualTo("schema");
        assertThat(rules.rules().get(0).source().file())
                .isEqualTo("policies/schema/SCH-999-a-services-port-if-any-is-a-port.drl");
    }

    @Test
    void a_prefix_of_no_known_family_is_a_family_of_its_own() {
        assertThat(set(everyServiceRunsTwice()).rules().get(0).family()).isEqualTo("abc");
    }

    @Test
    void rules_are_sorted_by_id() {
        assertThat(set(rule("B", with("id", "ABC-002")), rule("A", with("id", "ABC-010")), rule("C", with()))
                        .rules())
                .extracting(RuleDescriptor::id)
                .containsExactly("ABC-001", "ABC-002", "ABC-010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "severity", "subject", "scope", "controls", "rationale", "remediation"})
    void a_rule_that_lacks_an_annotation_is_refused(String annotation) {
        assertThatThrownBy(() -> set(rule("Some rule", with(annotation, ""))))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessage("rule \"Some rule\": @" + annotation + " is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id       | abc-1   | @id(\"abc-1\") is not capital letters or digits, a hyphen and a number,"
                        + " such as ABC-001",
                "id       | ABC     | @id(\"ABC\") is not capital letters or digits, a hyphen and a number,"
                        + " such as ABC-001",
                "severity | fatal   | @severity(\"fatal\") is none of error, warning, note",
                "scope    | world   | @scope(\"world\") is none of project, repository",
                "subject  | Servise | @subject(\"Servise\") names no type of fact",
                "subject  | service | @subject(\"service\") names no type of fact",
                "subject  | Report  | @subject(\"Report\") names no type of fact",
                "controls | SOC2    | @controls has \"SOC2\", which is not FRAMEWORK:id",
            })
    void a_rule_with_a_malformed_annotation_is_refused(String annotation, String value, String problem) {
        assertThatThrownBy(() -> set(rule("Some rule", with(annotation, value))))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessage("rule \"Some rule\": " + problem);
    }

    @Test
    void every_mistake_of_every_rule_is_told_at_once() {
        assertThatThrownBy(() -> set(rule("A", with("id", "", "scope", "")), rule("B", with("controls", ""))))
                .hasMessage("rule \"A\": @id is missing\nrule \"A\": @scope is missing\n"
                        + "rule \"B\": @controls is missing");
    }

    @Test
    void two_rules_of_one_id_are_refused() {
        assertThatThrownBy(() -> set(rule("A", with()), rule("B", with())))
                .hasMessage("rule \"B\": has the id ABC-001 of rule \"A\"");
    }

    @Test
    void two_rules_of_one_title_are_refused() {
        assertThatThrownBy(() -> set(rule("A", with()), rule("A", with("id", "ABC-002"))))
                .hasMessage("rule \"A\": there are two of this name");
    }

    @Test
    void a_rule_outside_the_one_package_is_refused() {
        assertThatThrownBy(() -> set(rule("other", "A", with())))
                .hasMessage("rule \"A\": is in package other, not in policies");
    }

    @Test
    void the_digest_tells_severities_and_rules_apart() {
        DroolsRuleSet rules = DroolsRuleSet.bundled();
        String first = rules.rules().get(0).id();

        assertThat(DroolsRuleSet.bundled().digest()).isEqualTo(rules.digest()).hasSize(64);
        assertThat(rules.only(rule -> !rule.id().equals(first)).digest()).isNotEqualTo(rules.digest());
        assertThat(rules.withSeverities(Map.of(first, Severity.NOTE)).digest()).isNotEqualTo(rules.digest());
    }

    @Test
    void an_unknown_rule_has_no_text() {
        assertThat(DroolsRuleSet.bundled().text("XXX-999")).isEmpty();
    }
}
