package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.dependency;
import static dev.serviceregistry.engine.drools.TestFacts.facts;
import static dev.serviceregistry.engine.drools.TestFacts.project;
import static dev.serviceregistry.engine.drools.TestFacts.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleFailureException;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.StartCycle;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardsTest {

    private final DroolsRuleSet rules = TestRules.set(TestRules.ofEveryShape());
    private final DroolsPolicyEngine whole = new DroolsPolicyEngine(rules, Integer.MAX_VALUE);

    @Test
    void shards_of_any_size_find_what_one_session_finds() {
        DroolsPolicyEngine single = new DroolsPolicyEngine(rules, 1);
        DroolsPolicyEngine triple = new DroolsPolicyEngine(rules, 3);
        int findings = 0;
        for (int seed = 0; seed < 40; seed++) {
            List<Fact> facts = TestFacts.random(new Random(seed), 2 + seed % 9);
            Evaluation expected = whole.evaluate(new FactSet(facts), Exceptions.none());
            findings += expected.findings().size();

            assertThat(single.evaluate(new FactSet(facts), Exceptions.none()))
                    .as("shards of 1, seed %d", seed)
                    .isEqualTo(expected);
            assertThat(triple.evaluate(new FactSet(facts), Exceptions.none()))
                    .as("shards of 3, seed %d", seed)
                    .isEqualTo(expected);
        }
        assertThat(findings).isGreaterThan(1000);
    }

    @Test
    void the_order_of_the_facts_means_nothing() {
        DroolsPolicyEngine sharded = new DroolsPolicyEngine(rules, 2);
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            List<Fact> facts = TestFacts.random(random, 2 + seed % 9);
            Evaluation expected = whole.evaluate(new FactSet(facts), Exceptions.none());

            List<Fact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            assertThat(whole.evaluate(new FactSet(shuffled), Exceptions.none()))
                    .as("one session, seed %d", seed)
                    .isEqualTo(expected);
            assertThat(sharded.evaluate(new FactSet(shuffled), Exceptions.none()))
                    .as("shards, seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_shard_sees_its_projects_what_is_shared_and_the_foreign_services_they_name() {
        Fact own = service("a/one");
        Fact edge = dependency("a/one", "b/two");
        Fact named = service("b/two");
        Fact ofNamed = dependency("b/two", "c/three");
        Fact unnamed = service("c/three");
        Fact global = service("global/g");
        Fact pinned = service("global@v1/g");
        Fact alike = service("globalists/g");
        List<Fact> facts = List.of(own, edge, named, ofNamed, unnamed, global, pinned, alike);

        FactIndex index = index(facts);

        assertThat(index.shards(1))
                .containsExactly(Set.of(), Set.of("a"), Set.of("b"), Set.of("c"), Set.of("globalists"));
        assertThat(index.visibleTo(Set.of("a")).all())
                .containsExactlyInAnyOrder(own, edge, named, ofNamed, global, pinned);
        assertThat(index.visibleTo(Set.of()).all()).containsExactlyInAnyOrder(global, pinned);
    }

    private static FactIndex index(List<Fact> facts) {
        return FactIndex.of(new FactSet(facts));
    }

    @Test
    void a_fact_of_any_type_belongs_to_the_project_of_its_subject() {
        for (Fact fact : new RandomFacts(1).some(4)) {
            Subject subject = fact.subject();
            List<Fact> other = List.of(service("elsewhere/one"), fact);
            boolean isShared = subject.project().isEmpty() || subject.project().equals("global");

            assertThat(index(other).visibleTo(Set.of(subject.project())).all())
                    .as(fact.toString())
                    .contains(fact);
            assertThat(index(other).visibleTo(Set.of("elsewhere")).all().contains(fact))
                    .as(fact.toString())
                    .isEqualTo(isShared);
        }
    }

    @Test
    void a_shard_judges_its_own_projects_alone() {
        assertThat(Shards.judges(Set.of("a"), new Subject("a", "one", ""))).isTrue();
        assertThat(Shards.judges(Set.of("a"), new Subject("b", "two", ""))).isFalse();
        assertThat(Shards.judges(Set.of("a"), new Subject("global", "g", ""))).isFalse();
        assertThat(Shards.judges(Set.of(), new Subject("global@v1", "g", ""))).isTrue();
        assertThat(Shards.judges(Set.of(), Subject.ofRepository("today"))).isTrue();
    }

    @Test
    void facts_are_sharded_only_when_there_are_more_projects_than_a_shard_holds() {
        FactSet two = facts(project("a"), project("b"), service("global/g"));

        assertThat(Shards.areNeeded(two, 2)).isFalse();
        assertThat(Shards.areNeeded(two, 1)).isTrue();
    }

    @Test
    void rules_of_repository_scope_find_what_spans_shards() {
        assertThat(new DroolsPolicyEngine(rules, 1)
                        .evaluate(
                                facts(
                                        project("a"),
                                        service("a/x", 2, Lifecycle.PRODUCTION),
                                        project("b"),
                                        service("b/x", 2, Lifecycle.PRODUCTION)),
                                Exceptions.none())
                        .findings())
                .filteredOn(finding -> finding.rule().id().equals("ABC-003"))
                .extracting(Finding::message)
                .containsExactly("bears the name of a/x");
    }

    @Test
    void a_rule_that_breaks_down_in_a_shard_is_named() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(
                TestRules.set(TestRules.everyService("ABC-005", (service, report) -> report.violation(service, "{}"))),
                1);

        assertThatThrownBy(() -> engine.evaluate(
                        facts(project("a"), service("a/x"), project("b"), service("b/x")), Exceptions.none()))
                .isInstanceOf(RuleFailureException.class)
                .hasMessageStartingWith("rule ABC-005 ");
    }

    @Test
    void an_error_of_the_machine_in_a_shard_is_not_taken_for_a_mistake_of_the_program() {
        OutOfMemoryError full = new OutOfMemoryError("full");
        DroolsPolicyEngine engine = new DroolsPolicyEngine(
                TestRules.set(TestRules.everyService("ABC-005", (service, report) -> {
                    throw full;
                })),
                1);

        assertThatThrownBy(() -> engine.evaluate(
                        facts(project("a"), service("a/x"), project("b"), service("b/x")), Exceptions.none()))
                .isSameAs(full);
    }

    @Test
    void bundled_rules_judge_in_shards_too() {
        Fact there = dependency("a/x", "b/x");
        Fact back = dependency("b/x", "a/x");
        Fact cycle = new StartCycle(
                "a/x", List.of("a/x", "b/x"), List.of((Dependency) there, (Dependency) back), there.source());

        assertThat(new DroolsPolicyEngine(DroolsRuleSet.bundled(), 1)
                        .evaluate(
                                facts(project("a"), service("a/x"), project("b"), service("b/x"), there, back, cycle),
                                Exceptions.none())
                        .findings())
                .extracting(finding -> finding.rule().id())
                .contains("DEP-002");
    }
}
