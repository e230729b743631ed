package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever asks for some projects is told what would be told if there were no others. */
class SelectionOfProjectsTest {

    private static final SourceLocation PLACE = SourceLocation.startOf("f");
    private static final RuleDescriptor TIERED = rule("SLA-001", "sla", "Criticality");
    private static final RuleDescriptor NAMED = rule("DEP-009", "dependency", "ServiceFact");
    private static final RuleDescriptor ABSENT = rule("SCH-011", "schema", "Waiver");
    private static final List<RuleDescriptor> RULES = List.of(NAMED, ABSENT, TIERED);

    private record ThreeRules() implements RuleSet {

        @Override
        public List<RuleDescriptor> rules() {
            return RULES;
        }

        @Override
        public String digest() {
            return "";
        }

        @Override
        public Optional<String> text(String id) {
            return Optional.empty();
        }
    }

    private static RuleDescriptor rule(String id, String family, String subjectType) {
        return new RuleDescriptor(id, id, Severity.ERROR, family, Scope.PROJECT, subjectType, Set.of(), "", "", PLACE);
    }

    private static Finding finding(RuleDescriptor rule, String project) {
        Subject subject = new Subject(project, "cart", "");
        return new Finding(rule, subject, "is wrong", List.of(), PLACE, Fingerprint.of(rule.id(), subject, 1));
    }

    private static Fact criticality(String service) {
        return new Criticality(service, "low", 3, PLACE);
    }

    private static Evaluation of(Selection selection, List<Finding> findings, List<Finding> waived, Fact... facts) {
        Waiver waiver = new Waiver("", "", "", "", "", "", LocalDate.MAX, PLACE);
        TreeMap<String, Outcome> outcomes = new TreeMap<>(
                Map.of("SLA-001", Outcome.VIOLATED, "DEP-009", Outcome.VIOLATED, "SCH-011", Outcome.NOT_APPLICABLE));
        Evaluation whole = new Evaluation(
                findings,
                waived.stream()
                        .map(finding -> new SuppressedFinding(finding, waiver))
                        .toList(),
                outcomes);
        return selection.of(whole, new ThreeRules(), new FactSet(List.of(facts)));
    }

    @Test
    void a_finding_that_was_waived_there_makes_the_rule_violated_there_too() {
        Evaluation shop = of(
                new Selection(Set.of("shop"), Set.of(), Set.of()),
                List.of(finding(TIERED, "bank")),
                List.of(finding(NAMED, "bank"), finding(TIERED, "shop")));

        assertThat(shop.findings()).isEmpty();
        assertThat(shop.suppressed())
                .singleElement()
                .satisfies(suppressed -> assertThat(suppressed.finding()).isEqualTo(finding(TIERED, "shop")));
        assertThat(shop.outcomes()).containsEntry("SLA-001", Outcome.VIOLATED);
    }

    @Test
    void what_only_another_project_violates_is_passed_where_there_is_something_to_judge() {
        Selection shop = new Selection(Set.of("shop"), Set.of(), Set.of());

        assertThat(of(shop, List.of(finding(TIERED, "bank")), List.of(), criticality("shop/cart"))
                        .outcomes())
                .isEqualTo(Map.of(
                        "SLA-001", Outcome.PASSED, "DEP-009", Outcome.PASSED, "SCH-011", Outcome.NOT_APPLICABLE));
        assertThat(of(shop, List.of(finding(TIERED, "bank")), List.of(), criticality("bank/cart"))
                        .outcomes())
                .containsEntry("SLA-001", Outcome.NOT_APPLICABLE)
                .containsEntry("DEP-009", Outcome.NOT_APPLICABLE);
    }

    @Test
    void of_the_waived_findings_too_only_those_of_the_asked_for_rules_are_left() {
        Evaluation sla = of(
                new Selection(Set.of(), Set.of(), Set.of("sla")),
                List.of(),
                List.of(finding(NAMED, "shop"), finding(TIERED, "shop")));

        assertThat(sla.suppressed()).hasSize(1);
        assertThat(sla.outcomes()).isEqualTo(Map.of("SLA-001", Outcome.VIOLATED));
    }

    @Test
    void a_rule_that_is_found_by_its_id_is_the_one_with_that_id() {
        assertThat(new ThreeRules().find("SLA-001")).contains(TIERED);
        assertThat(new ThreeRules().find("SLA-002")).isEmpty();
    }
}
