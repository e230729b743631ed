package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.criticality;
import static dev.serviceregistry.engine.drools.TestFacts.dependency;
import static dev.serviceregistry.engine.drools.TestFacts.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleFailureException;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.drools.model.Rule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReductionTest {

    private static final Fact CART = service("shop/cart");
    private static final Fact REDIS = service("shop/redis", 2, Lifecycle.RETIRED);
    private static final Fact TILL = service("shop/till");

    @Test
    @Tag("heavy")
    void every_bundled_rule_finds_in_what_is_left_what_it_finds_in_everything() {
        DroolsRuleSet rules = DroolsRuleSet.bundled();
        int violations = 0;
        int seeds = Integer.getInteger("reduction.seeds", 24);
        for (RuleDescriptor rule : rules.rules()) {
            RuleNetwork network = new RuleNetwork(rules.model(rule), RuleNetwork.configuration());
            for (int seed = 0; seed < seeds; seed++) {
                violations += compare(rules, rule, network, new RandomFacts(seed).some(1 + seed % 12), seed);
            }
        }
        assertThat(violations).isGreaterThan(16 * seeds);
    }

    @Test
    void a_rule_of_every_shape_finds_in_what_is_left_what_it_finds_in_everything() {
        DroolsRuleSet rules = TestRules.set(ShapedRules.all());
        for (RuleDescriptor rule : rules.rules()) {
            RuleNetwork network = new RuleNetwork(rules.model(rule), RuleNetwork.configuration());
            int violations = 0;
            for (int seed = 0; seed < 120; seed++) {
                Random random = new Random(seed);
                List<Fact> facts = random(random);
                violations += compare(rules, rule, network, facts, seed);
            }
            assertThat(violations).as(rule.title()).isGreaterThan(50);
        }
    }

    private static List<Fact> random(Random random) {
        List<Fact> facts = TestFacts.random(random, 2 + random.nextInt(6));
        facts.replaceAll(fact -> fact instanceof Criticality stated
                ? new Criticality(stated.service(), "some", random.nextInt(4), stated.source())
                : fact);
        Collections.shuffle(facts, random);
        return facts;
    }

    private static int compare(
            DroolsRuleSet rules, RuleDescriptor rule, RuleNetwork network, List<Fact> facts, int seed) {
        List<Violation> expected = sorted(RuleSession.judge(network, rule, facts));
        List<Fact> needed = needed(rules, rule, facts);

        assertThat(sorted(RuleSession.judge(network, rule, needed)))
                .as("%s, seed %d", rule.id(), seed)
                .isEqualTo(expected);
        assertThat(expected.isEmpty() || rules.isDemanded(rule, VisibleFacts.of(new FactSet(facts))))
                .as("%s, seed %d concerns somebody where it finds something", rule.id(), seed)
                .isTrue();
        return expected.size();
    }

    private static List<Violation> sorted(List<Violation> violations) {
        List<Violation> sorted = new ArrayList<>(violations);
        sorted.sort(Violation.ORDER);
        return sorted;
    }

    @Test
    void the_form_of_every_bundled_rule_is_understood() {
        DroolsRuleSet rules = DroolsRuleSet.bundled();

        assertThat(rules.rules()).allMatch(rules::isUnderstood);
    }

    @Test
    void a_fact_that_no_pattern_accepts_is_left_out() {
        assertThat(needed(TestRules.everyServiceRunsTwice(), CART, REDIS)).containsExactly(CART);
    }

    @Test
    void a_fact_without_a_partner_is_left_out() {
        Fact toRedis = dependency("shop/cart", "shop/redis");
        Fact toTill = dependency("shop/cart", "shop/till");

        assertThat(needed(ShapedRules.noServiceRequiresARetiredService(), CART, REDIS, TILL, toRedis, toTill))
                .containsExactlyInAnyOrder(toRedis, REDIS);
    }

    @Test
    void a_fact_beside_what_must_not_be_there_is_left_out() {
        assertThat(needed(ShapedRules.everyServiceStatesItsCriticality(), CART, TILL, criticality("shop/cart")))
                .containsExactly(TILL);
    }

    @Test
    void where_something_is_lacking_that_must_be_there_nothing_is_needed() {
        assertThat(needed(
                        ShapedRules.noServiceRequiresARetiredService(),
                        CART,
                        TILL,
                        dependency("shop/cart", "shop/till")))
                .isEmpty();
    }

    @Test
    void facts_that_find_partners_but_come_through_to_no_match_are_left_out() {
        Fact toTill = dependency("shop/cart", "shop/till");
        Fact low = criticality("shop/cart");
        Fact asLow = criticality("shop/till");

        assertThat(needed(ShapedRules.noServiceRequiresALessCriticalService(), toTill, low, asLow))
                .isEmpty();
    }

    @Test
    void what_speaks_against_a_fact_is_kept_when_the_fact_can_be_taken_for_another() {
        Fact there = dependency("shop/cart", "shop/till");
        Fact back = dependency("shop/till", "shop/cart");
        Fact alone = dependency("shop/cart", "shop/redis");

        assertThat(needed(ShapedRules.everyRequirementIsMutual(), CART, REDIS, TILL, there, back, alone))
                .containsExactlyInAnyOrder(alone, REDIS, there, back);
    }

    @Test
    void facts_that_combine_in_too_many_ways_to_follow_are_kept() {
        assertThat(needed(ShapedRules.noServiceRunsMoreThanAnother(), pairs(10)))
                .isEmpty();
        assertThat(needed(ShapedRules.noServiceRunsMoreThanAnother(), pairs(100)))
                .hasSize(200);
    }

    /** Services that run too little for a match, each with a criticality. */
    private static Fact[] pairs(int count) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            facts.add(service("shop/service-" + i));
            facts.add(criticality("shop/service-" + i));
        }
        return facts.toArray(Fact[]::new);
    }

    @Test
    void a_rule_of_a_form_that_is_not_understood_gets_all_facts_of_the_types_that_it_names() {
        assertThat(needed(ShapedRules.everyServiceIsRetiredOrRunsTwice(), CART, REDIS, criticality("shop/cart")))
                .containsExactly(CART, REDIS);
    }

    @Test
    void a_fact_beside_which_too_little_is_accumulated_is_left_out_with_all_of_it() {
        Fact toTill = dependency("shop/cart", "shop/till");

        assertThat(needed(ShapedRules.noServiceIsRequiredTwice(), CART, TILL, toTill))
                .isEmpty();
    }

    @Test
    void all_that_is_accumulated_beside_a_fact_is_kept() {
        Fact toTill = dependency("shop/cart", "shop/till");
        Fact again = dependency("shop/redis", "shop/till");
        Fact toRedis = dependency("shop/cart", "shop/redis");

        assertThat(needed(ShapedRules.noServiceIsRequiredTwice(), CART, REDIS, TILL, toTill, toRedis, again))
                .containsExactlyInAnyOrder(TILL, toTill, again);
    }

    @Test
    void a_fact_beside_which_there_is_nothing_to_accumulate_is_kept() {
        assertThat(needed(ShapedRules.everyServiceIsRequired(), CART, TILL, dependency("shop/cart", "shop/till")))
                .containsExactly(CART);
    }

    @Test
    void a_condition_that_breaks_down_names_its_rule() {
        DroolsRuleSet rules = TestRules.set(ShapedRules.breakingDown());

        assertThatThrownBy(() -> rules.needed(rules.rules().get(0), visible(List.of(CART))))
                .isInstanceOf(RuleFailureException.class)
                .hasMessage("rule ABC-001 \"Every service breaks down\" broke down: / by zero");
    }

    private static List<Fact> needed(Rule rule, Fact... facts) {
        DroolsRuleSet rules = TestRules.set(rule);
        return needed(rules, rules.rules().get(0), List.of(facts));
    }

    private static List<Fact> needed(DroolsRuleSet rules, RuleDescriptor rule, List<Fact> facts) {
        return new DroolsPolicyEngine(rules).needed(rule, rules, visible(facts));
    }

    private static VisibleFacts visible(List<Fact> facts) {
        return VisibleFacts.of(new FactSet(facts));
    }
}
