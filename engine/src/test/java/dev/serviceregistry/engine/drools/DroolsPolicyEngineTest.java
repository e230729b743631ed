package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.criticality;
import static dev.serviceregistry.engine.drools.TestFacts.dependency;
import static dev.serviceregistry.engine.drools.TestFacts.facts;
import static dev.serviceregistry.engine.drools.TestFacts.place;
import static dev.serviceregistry.engine.drools.TestFacts.service;
import static dev.serviceregistry.engine.drools.TestFacts.waiver;
import static dev.serviceregistry.engine.drools.TestRules.everyService;
import static dev.serviceregistry.engine.drools.TestRules.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleFailureException;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;

class DroolsPolicyEngineTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Service cart = service("shop/cart");

    @Test
    void a_finding_says_what_where_and_on_whom() {
        Finding finding = only(TestRules.everyServiceRunsTwice(), facts(cart));

        assertThat(finding.rule().id()).isEqualTo("ABC-001");
        assertThat(finding.subject()).isEqualTo(new Subject("shop", "cart", "deploy.replicas"));
        assertThat(finding.message()).isEqualTo("runs 1 of 2 replicas");
        assertThat(finding.source()).isEqualTo(place("shop/cart", 2));
    }

    @Test
    void a_subject_narrowed_to_a_key_is_whole_again_as_evidence() {
        assertThat(only(TestRules.everyServiceRunsTwice(), facts(cart)).evidence())
                .containsExactly(cart);
    }

    @Test
    void the_evidence_is_the_subject_and_then_what_else_the_rule_matched() {
        Service redis = service("shop/redis", 2, Lifecycle.RETIRED);
        Dependency dependency = dependency("shop/cart", "shop/redis");

        assertThat(only(TestRules.noServiceRequiresARetiredService(), facts(cart, redis, dependency))
                        .evidence())
                .containsExactly(dependency, redis);
        Service other = service("other/cart");
        assertThat(only(TestRules.everyNameIsGivenOnce(), facts(cart, other)).evidence())
                .containsExactly(cart, other);
    }

    @Test
    void the_parts_of_a_computed_fact_are_evidence_too() {
        Dependency there = dependency("shop/a", "shop/b");
        Dependency back = dependency("shop/b", "shop/a");
        StartCycle cycle = new StartCycle("shop/a", List.of("shop/a", "shop/b"), List.of(there, back), there.source());

        Evaluation evaluation = DroolsPolicyEngine.bundled()
                .only(rule -> rule.id().equals("DEP-002"))
                .evaluate(facts(cycle), Exceptions.none());

        assertThat(evaluation.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.evidence()).containsExactly(cycle, there, back));
    }

    @Test
    void findings_stand_in_the_order_of_their_places() {
        Evaluation evaluation = engine(TestRules.everyServiceRunsTwice(), TestRules.everyServiceStatesItsCriticality())
                .evaluate(facts(service("b/b"), service("a/b"), service("a/a")), Exceptions.none());

        assertThat(evaluation.findings())
                .extracting(finding -> finding.source() + " " + finding.rule().id())
                .containsExactly(
                        "projects/a/a.toml:1:1 ABC-004",
                        "projects/a/a.toml:2:1 ABC-001",
                        "projects/a/b.toml:1:1 ABC-004",
                        "projects/a/b.toml:2:1 ABC-001",
                        "projects/b/b.toml:1:1 ABC-004",
                        "projects/b/b.toml:2:1 ABC-001");
    }

    @Test
    void what_reads_the_same_is_one_finding() {
        Rule twice = everyService("ABC-005", (service, report) -> {
            report.violation(service, "is wrong");
            report.violation(service, "is wrong");
        });

        assertThat(engine(twice).evaluate(facts(cart), Exceptions.none()).findings())
                .hasSize(1);
    }

    @Test
    void findings_of_one_identity_are_told_apart_by_a_number_in_their_order() {
        Rule twice = everyService("ABC-005", (service, report) -> {
            report.violation(service, "is wrong in another way");
            report.violation(service, "is wrong");
        });

        List<Finding> findings =
                engine(twice).evaluate(facts(cart), Exceptions.none()).findings();

        String first = Fingerprint.of("ABC-005", cart.subject(), 1).value();
        assertThat(findings)
                .extracting(finding -> finding.message() + ": " + finding.fingerprint())
                .containsExactly("is wrong: " + first, "is wrong in another way: " + first + "-2");
    }

    @Test
    void a_fingerprint_is_half_a_sha_256_over_the_identity() {
        // printf 'ABC-001\0shop\0cart\0deploy.replicas' | sha256sum | cut -c1-32
        assertThat(only(TestRules.everyServiceRunsTwice(), facts(cart)).fingerprint())
                .hasToString("a81b3845403ff3df8af222b39e97e7d7");
    }

    @Test
    void a_rule_is_violated_passed_or_not_applicable() {
        DroolsPolicyEngine engine = engine(
                TestRules.everyServiceRunsTwice(),
                TestRules.noServiceRequiresARetiredService(),
                TestRules.everyServiceStatesItsCriticality());

        assertThat(engine.evaluate(facts(cart, criticality("shop/cart")), Exceptions.none())
                        .outcomes())
                .containsExactly(
                        Map.entry("ABC-001", Outcome.VIOLATED),
                        Map.entry("ABC-002", Outcome.NOT_APPLICABLE),
                        Map.entry("ABC-004", Outcome.PASSED));
    }

    @Test
    void an_empty_repository_is_not_applicable_throughout() {
        assertThat(engine(TestRules.ofEveryShape())
                        .evaluate(facts(), Exceptions.none())
                        .outcomes())
                .hasSize(4)
                .allSatisfy((rule, outcome) -> assertThat(outcome).isEqualTo(Outcome.NOT_APPLICABLE));
    }

    @Test
    void a_waiver_of_a_rule_on_a_service_covers_its_findings() {
        assertThat(waived(waiver("ABC-001", "shop/cart", TODAY))).containsExactly("shop/cart");
    }

    @Test
    void a_waiver_of_a_rule_on_a_project_covers_the_findings_in_it() {
        assertThat(waived(waiver("ABC-001", "shop", TODAY))).containsExactly("shop/cart", "shop/till");
    }

    @Test
    void a_waiver_of_a_fingerprint_covers_that_finding() {
        String fingerprint = Fingerprint.of("ABC-001", new Subject("shop", "till", "deploy.replicas"), 1)
                .value();

        assertThat(waived(waiver(fingerprint))).containsExactly("shop/till");
    }

    @Test
    void a_waiver_of_another_rule_or_service_covers_nothing() {
        assertThat(waived(waiver("ABC-002", "shop/cart", TODAY))).isEmpty();
        assertThat(waived(waiver("ABC-001", "shop/car", TODAY))).isEmpty();
        assertThat(waived(waiver("ABC-001", "", TODAY))).isEmpty();
    }

    @Test
    void a_waiver_holds_through_the_day_it_expires_and_no_longer() {
        assertThat(waived(waiver("ABC-001", "shop/cart", TODAY))).isNotEmpty();
        assertThat(waived(waiver("ABC-001", "shop/cart", TODAY.minusDays(1)))).isEmpty();
    }

    @Test
    void a_rule_whose_every_violation_is_waived_is_still_violated() {
        Evaluation evaluation = engine(TestRules.everyServiceRunsTwice())
                .evaluate(facts(cart), new Exceptions(List.of(waiver("ABC-001", "shop", TODAY)), TODAY));

        assertThat(evaluation.findings()).isEmpty();
        assertThat(evaluation.outcomes()).containsEntry("ABC-001", Outcome.VIOLATED);
    }

    @Test
    void a_message_with_too_few_or_too_many_arguments_names_its_rule() {
        Rule few = everyService("ABC-005", (service, report) -> report.violation(service, "runs {} of {}", 1));
        Rule many = everyService("ABC-006", (service, report) -> report.violation(service, "runs {}", 1, 2));

        assertThatThrownBy(() -> engine(few).evaluate(facts(cart), Exceptions.none()))
                .isInstanceOf(RuleFailureException.class)
                .hasMessage("rule ABC-005 \"Every service ABC-005\" broke down:"
                        + " the message \"runs {} of {}\" has 2 {} for 1 arguments");
        assertThatThrownBy(() -> engine(many).evaluate(facts(cart), Exceptions.none()))
                .isInstanceOf(RuleFailureException.class)
                .hasMessageContaining("ABC-006");
    }

    @Test
    void an_argument_that_holds_braces_is_left_as_it_is() {
        Rule braces =
                everyService("ABC-005", (service, report) -> report.violation(service, "{} and {}", "{}", "${X}"));

        assertThat(only(braces, facts(cart)).message()).isEqualTo("{} and ${X}");
    }

    @Test
    void an_engine_narrowed_to_some_rules_says_nothing_of_the_others() {
        DroolsPolicyEngine engine = engine(TestRules.ofEveryShape())
                .only(rule -> rule.id().equals("ABC-004"))
                .withSeverities(Map.of("ABC-004", Severity.ERROR));

        Evaluation evaluation = engine.evaluate(facts(cart), Exceptions.none());

        assertThat(evaluation.outcomes()).containsOnlyKeys("ABC-004");
        assertThat(evaluation.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule().severity()).isEqualTo(Severity.ERROR));
        assertThat(engine.rules().rules()).hasSize(1);
    }

    @Test
    void an_engine_without_rules_finds_nothing() {
        Evaluation evaluation = engine(TestRules.ofEveryShape().subList(0, 0)).evaluate(facts(cart), Exceptions.none());

        assertThat(evaluation.findings()).isEmpty();
        assertThat(evaluation.outcomes()).isEmpty();
    }

    private List<String> waived(Waiver waiver) {
        return engine(TestRules.everyServiceRunsTwice())
                .evaluate(
                        facts(cart, service("shop/till"), service("bank/till")), new Exceptions(List.of(waiver), TODAY))
                .suppressed()
                .stream()
                .map(suppressed -> suppressed.finding().subject().toString())
                .toList();
    }

    private static DroolsPolicyEngine engine(Rule... rules) {
        return new DroolsPolicyEngine(set(rules));
    }

    private static DroolsPolicyEngine engine(List<Rule> rules) {
        return new DroolsPolicyEngine(set(rules));
    }

    private static Finding only(Rule rule, FactSet facts) {
        List<Finding> findings = engine(rule).evaluate(facts, Exceptions.none()).findings();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
