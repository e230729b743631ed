package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.criticality;
import static dev.serviceregistry.engine.drools.own.OwnRule.dependency;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.CoveredCondition;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.RuleCoverage;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is demanded of that which facts come to is true or false like every other condition. */
class CoveredOutcomesTest {

    private static final Fact[] TWO_CALLS = {
        service("shop/a", 1), dependency("shop/a", DependencyKind.CALLS), dependency("shop/a", DependencyKind.REQUIRES)
    };

    @Test
    void what_is_demanded_of_a_count_is_seen_true_and_false() {
        String conditions = """
                $service : Service( $id : id )
                accumulate( Dependency( service == $id ); $n : count(); $n > 1 )
                """;

        assertThat(seen(conditions, TWO_CALLS)).containsExactly("$n > 1 true");
        assertThat(seen(conditions, service("shop/b", 1))).containsExactly("$n > 1 false");
        assertThat(seen(conditions, with(TWO_CALLS, service("shop/b", 1)))).containsExactly("$n > 1 true false");
    }

    @Test
    void of_several_demands_each_counts_by_itself() {
        String conditions = """
                $service : Service( $id : id )
                accumulate( Service( id == $id, $r : replicas ); $sum : sum( $r ), $n : count(); $sum > 5, $n > 1 )
                """;

        assertThat(seen(conditions, service("shop/a", 9))).containsExactlyInAnyOrder("$sum > 5 true", "$n > 1 false");
    }

    @Test
    void of_no_facts_nothing_is_true_that_is_demanded_of_their_largest() {
        String conditions = """
                $service : Service( $id : id )
                accumulate( Criticality( service == $id, $r : rank ); $max : max( $r ), $n : count(); $max >= 0, $n != $max )
                """;

        assertThat(seen(conditions, service("shop/a", 1)))
                .containsExactlyInAnyOrder("$max >= 0 false", "$n != $max false");
        assertThat(seen(conditions, service("shop/a", 1), criticality("shop/a")))
                .containsExactlyInAnyOrder("$max >= 0 true", "$n != $max true");
    }

    @Test
    void what_stands_behind_an_accumulate_is_looked_at() {
        String conditions = """
                $service : Service( $id : id )
                accumulate( Dependency( service == $id ); $n : count(); $n > 1 )
                not Criticality( service == $id )
                """;

        assertThat(seen(conditions, with(TWO_CALLS, criticality("shop/a"), criticality("shop/b"))))
                .containsExactly("$n > 1 true", "service == $id true false");
    }

    @Test
    void within_alternatives_they_count_as_well() {
        String conditions = """
                $service : Service( $id : id )
                ( Criticality( service == $id ) or accumulate( Dependency( service == $id ); $n : count(); $n > 1 ) )
                """;

        assertThat(seen(conditions, with(TWO_CALLS, service("shop/b", 1), criticality("shop/b"))))
                .containsExactly("service == $id true false", "$n > 1 true false");
    }

    @Test
    void within_alternatives_nothing_is_true_of_the_largest_of_no_facts() {
        String conditions = """
                $service : Service( $id : id )
                ( Service( id == $id, replicas > 5 ) or
                  accumulate( Criticality( service == $id, $r : rank ); $max : max( $r ); $max >= 0 || $max < 0 ) )
                """;

        assertThat(seen(conditions, service("shop/a", 1))).contains("$max >= 0 || $max < 0 false");
    }

    @Test
    void beside_a_largest_of_no_facts_what_else_may_hold_is_seen_true() {
        String conditions = """
                $service : Service( $id : id )
                accumulate( Criticality( service == $id, $r : rank ); $n : count(), $max : max( $r ); $n == 0 || $max > 3 )
                """;

        assertThat(seen(conditions, service("shop/a", 1))).containsExactly("$n == 0 || $max > 3 true");
    }

    private static Fact[] with(Fact[] facts, Fact... more) {
        return Stream.of(facts, more).flatMap(Arrays::stream).toArray(Fact[]::new);
    }

    /** The conditions, each with what it was seen to be. */
    private static List<String> seen(String conditions, Fact... facts) {
        DroolsPolicyEngine engine = OwnRule.engine(conditions, "repository");
        RuleCoverage coverage = new RuleCoverage(engine, engine.rules().rules().get(0));
        coverage.show(new FactSet(List.of(facts)), Exceptions.none());
        return coverage.conditions().stream().map(CoveredOutcomesTest::shown).toList();
    }

    private static String shown(CoveredCondition condition) {
        return condition.text() + (condition.seenTrue() ? " true" : "") + (condition.seenFalse() ? " false" : "");
    }
}
