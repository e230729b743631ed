package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConditionCheck.Standing;
import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.ControlServed;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.FanIn;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.ReplicaFloor;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.TierPromise;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;

class RuleExplainerTest {

    @Test
    void a_bundled_rule_reports_a_subject_exactly_when_all_its_conditions_are_found_satisfied() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(DroolsRuleSet.bundled());
        int reported = 0;
        int silent = 0;
        for (int seed = 0; seed < 6; seed++) {
            List<Fact> facts = new RandomFacts(seed).some(1 + seed % 8);
            int[] counts = compare(engine, facts, seed);
            reported += counts[0];
            silent += counts[1];
        }
        assertThat(reported).isGreaterThan(200);
        assertThat(silent).isGreaterThan(200);
    }

    @Test
    void a_rule_of_every_shape_reports_a_subject_exactly_when_all_its_conditions_are_found_satisfied() {
        List<Rule> rules = new ArrayList<>(ShapedRules.all());
        rules.addAll(NestedRules.all());
        DroolsPolicyEngine engine = new DroolsPolicyEngine(TestRules.set(rules));
        int reported = 0;
        int silent = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int[] counts = compare(engine, TestFacts.random(random, 2 + random.nextInt(6)), seed);
            reported += counts[0];
            silent += counts[1];
        }
        assertThat(reported).isGreaterThan(1000);
        assertThat(silent).isGreaterThan(1000);
    }

    @Test
    void the_condition_that_fails_is_told_with_the_nearest_fact_and_the_values_on_both_sides() {
        Explanation explanation = explained(
                "SLA-003",
                "shop/cart",
                TestFacts.service("shop/cart"),
                new ReplicaFloor("shop/cart", 3, place("shop/cart", 7)),
                new Criticality("shop/cart", "high", 1, place("shop/cart", 8)),
                new TierPromise("high", Promise.RTO, 99, "99", place("policies", 1)),
                new TierPromise("high", Promise.MIN_REPLICAS, 2, "2", place("policies", 2)),
                new TierPromise("critical", Promise.MIN_REPLICAS, 4, "4", place("policies", 3)));

        assertThat(explanation.holds()).isFalse();
        assertThat(explanation.conditions())
                .extracting(ConditionCheck::standing)
                .containsExactly(Standing.HOLDS, Standing.HOLDS, Standing.HOLDS, Standing.FAILS);
        ConditionCheck failing = explanation.failing().orElseThrow();
        assertThat(failing.text())
                .isEqualTo("TierPromise( tier == $tier, promise == Promise.MIN_REPLICAS, amount > $replicas,"
                        + " $minimum : stated )");
        assertThat(failing.line()).isEqualTo(20);
        assertThat(failing.facts()).extracting(Fact::source).containsExactly(place("policies", 2));
        assertThat(failing.constraints())
                .extracting(ConstraintCheck::values, ConstraintCheck::holds)
                .containsExactly(
                        tuple("\"high\" == \"high\"", true),
                        tuple("min_replicas == min_replicas", true),
                        tuple("2 > 3", false));
        assertThat(failing.constraints().get(2).operands())
                .extracting(Operand::name, Operand::value, operand -> line(operand.fact()))
                .containsExactly(tuple("amount", "2", 2), tuple("$replicas", "3", 7));
    }

    @Test
    void what_a_matched_condition_compared_and_bound_is_told() {
        Explanation explanation = explained(
                "DEP-005",
                "shop/cart",
                TestFacts.service("shop/cart"),
                TestFacts.service("shop/redis", 1, Lifecycle.RETIRED),
                TestFacts.dependency("shop/cart", "shop/redis"));

        assertThat(explanation.holds()).isTrue();
        ConditionCheck dependency = explanation.conditions().get(0);
        assertThat(dependency.bound())
                .extracting(Operand::name, Operand::value)
                .containsExactly(tuple("$target", "shop/redis"));
        ConstraintCheck lifecycle =
                explanation.conditions().get(1).constraints().get(1);
        assertThat(lifecycle.text()).isEqualTo("lifecycle == Lifecycle.RETIRED");
        assertThat(lifecycle.values()).isEqualTo("retired == retired");
        assertThat(line(lifecycle.operands().get(0).fact())).isEqualTo(2);
    }

    @Test
    void a_fact_that_must_not_be_there_is_told_to_be_in_the_way() {
        Fact served = new ControlServed("SOC2:A1.2");
        Explanation explanation =
                explained("CMP-009", "", new ControlInForce("SOC2:A1.2", place("policies", 1)), served);

        ConditionCheck failing = explanation.failing().orElseThrow();
        assertThat(failing.kind()).isEqualTo(ConditionCheck.Kind.NONE);
        assertThat(failing.facts()).containsExactly(served);
    }

    @Test
    void a_demand_of_the_reported_fact_is_blamed_and_not_the_condition_that_only_gives_the_limit() {
        Explanation explanation = explained(
                "DEP-015",
                "shop/cart",
                new FanInLimit(25, place("policies", 1)),
                new FanIn("shop/cart", 7, 0, place("shop/cart", 1)));

        assertThat(explanation.conditions())
                .extracting(ConditionCheck::standing)
                .containsExactly(Standing.HOLDS, Standing.FAILS, Standing.UNREACHED);
        assertThat(explanation.failing().orElseThrow().constraints().get(0).values())
                .isEqualTo("7 > 25");
    }

    @Test
    void where_no_fact_belongs_to_the_others_it_is_told_what_it_would_have_in_common_with_them() {
        Explanation explanation = explained(
                "DEP-008",
                "shop/cart",
                TestFacts.dependency("shop/cart", "shop/redis"),
                TestFacts.criticality("shop/redis"));

        ConditionCheck failing = explanation.failing().orElseThrow();
        assertThat(failing.facts()).isEmpty();
        assertThat(failing.wanted()).isEqualTo("service == \"shop/cart\"");
    }

    @Test
    void a_subject_without_anything_that_the_rule_judges_is_told_from_what_the_rule_finds_before_it() {
        Explanation explanation = explained(
                "DEP-015", "shop/cart", new FanInLimit(25, place("policies", 1)), TestFacts.service("shop/cart"));

        assertThat(explanation.conditions())
                .extracting(ConditionCheck::standing)
                .containsExactly(Standing.HOLDS, Standing.FAILS, Standing.UNREACHED);
        assertThat(explanation.failing().orElseThrow().reported()).isTrue();
    }

    @Test
    void of_two_findings_on_one_subject_each_is_explained_by_its_own_facts() {
        FactSet facts = TestFacts.facts(
                TestFacts.dependency("shop/cart", "shop/redis"),
                TestFacts.dependency("shop/cart", "shop/till"),
                TestFacts.service("shop/redis", 1, Lifecycle.RETIRED),
                TestFacts.service("shop/till", 1, Lifecycle.RETIRED));
        DroolsPolicyEngine engine = DroolsPolicyEngine.bundled();

        for (Finding finding : engine.evaluate(facts, Exceptions.none()).findings()) {
            Explanation explanation = engine.explain(finding, facts, Exceptions.none());
            assertThat(explanation.holds()).isTrue();
            explanation
                    .conditions()
                    .forEach(condition -> assertThat(finding.evidence()).containsAll(condition.facts()));
        }
    }

    @Test
    void what_an_accumulation_must_come_to_is_a_part_of_its_condition() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(TestRules.set(NestedRules.noServiceHasTwoDependencies()));
        FactSet facts =
                TestFacts.facts(TestFacts.service("shop/cart"), TestFacts.dependency("shop/cart", "shop/redis"));

        Explanation explanation = engine.explain(
                engine.rules().rules().get(0), new Subject("shop", "cart", ""), facts, Exceptions.none());

        assertThat(explanation.conditions())
                .extracting(ConditionCheck::standing)
                .containsExactly(Standing.HOLDS, Standing.FAILS);
        assertThat(explanation.conditions().get(1).bound())
                .extracting(Operand::name, Operand::value)
                .containsExactly(tuple("$count", "1"));
    }

    private static Explanation explained(String rule, String subject, Fact... facts) {
        DroolsPolicyEngine engine = DroolsPolicyEngine.bundled();
        int slash = subject.indexOf('/');
        return engine.explain(
                engine.rules().find(rule).orElseThrow(),
                new Subject(subject.substring(0, Math.max(0, slash)), subject.substring(slash + 1), ""),
                TestFacts.facts(facts),
                Exceptions.none());
    }

    private static int line(Fact fact) {
        return fact.source().line();
    }

    /** Compares, for every rule and subject, what the engine finds with what the explanation says; counts both kinds. */
    private static int[] compare(DroolsPolicyEngine engine, List<Fact> list, int seed) {
        FactSet facts = new FactSet(list);
        Exceptions exceptions = Exceptions.none();
        Set<Subject> subjects = new HashSet<>();
        list.forEach(fact -> subjects.add(whole(fact.subject())));
        List<Finding> findings = engine.evaluate(facts, exceptions).every();
        int[] counts = new int[2];
        for (RuleDescriptor rule : engine.rules().rules()) {
            Set<Subject> reported = new HashSet<>();
            for (Finding finding : findings) {
                if (finding.rule().id().equals(rule.id())) {
                    reported.add(whole(finding.subject()));
                }
            }
            for (Subject subject : subjects) {
                Explanation explanation = engine.explain(rule, subject, facts, exceptions);
                assertThat(explanation.holds())
                        .as("%s on %s, seed %d: %s", rule.id(), subject, seed, explanation)
                        .isEqualTo(reported.contains(subject));
                counts[reported.contains(subject) ? 0 : 1]++;
            }
        }
        return counts;
    }

    private static Subject whole(Subject subject) {
        return new Subject(subject.project(), subject.service(), "");
    }
}
