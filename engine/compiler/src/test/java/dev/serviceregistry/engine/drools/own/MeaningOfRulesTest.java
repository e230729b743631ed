package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.cell;
import static dev.serviceregistry.engine.drools.own.OwnRule.criticality;
import static dev.serviceregistry.engine.drools.own.OwnRule.dependency;
import static dev.serviceregistry.engine.drools.own.OwnRule.engine;
import static dev.serviceregistry.engine.drools.own.OwnRule.found;
import static dev.serviceregistry.engine.drools.own.OwnRule.rules;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an author writes finds what it says, wherever Drools would take it otherwise. */
class MeaningOfRulesTest {

    @Test
    void a_name_for_a_calculation_holds_its_result() {
        assertThat(found("""
                $service : Service( $twice : replicas * 2, $less : 3 - replicas, $minus : -replicas )
                Service( replicas == $twice, $less == 2, $minus == -1 )
                """, service("shop/a", 1), service("shop/b", 2))).containsExactly("shop/a");
    }

    @Test
    void something_holds_of_all_facts_where_there_are_none() {
        String condition = """
                $service : Service( $id : id )
                forall( $d : Dependency( service == $id ) Dependency( this == $d, kind == DependencyKind.CALLS ) )
                """;

        assertThat(found(
                        condition,
                        service("shop/a", 1),
                        service("shop/b", 1),
                        service("shop/c", 1),
                        dependency("shop/b", DependencyKind.CALLS),
                        dependency("shop/c", DependencyKind.CALLS),
                        dependency("shop/c", DependencyKind.REQUIRES)))
                .containsExactly("shop/a", "shop/b");
    }

    @Test
    void of_all_facts_with_names_in_both_patterns_something_holds_beside_an_alternative() {
        assertThat(found("""
                $service : Service( $id : id, $project : project )
                ( forall( $o : Service( project == $project, $n : replicas, $x : id ) Criticality( service == $x ) )
                  or Service( this == $service, replicas == 2 ) )
                """, service("shop/a", 1), service("shop/b", 2), service("till/c", 1), criticality("till/c")))
                .containsExactly("shop/b", "till/c");
    }

    @Test
    void one_value_is_a_list_too() {
        assertThat(found(
                        "$service : Service( name in ( \"a\" ), replicas not in ( 2 ) )",
                        service("shop/a", 1),
                        service("shop/b", 1)))
                .containsExactly("shop/a");
    }

    @Test
    void what_alternatives_name_is_worked_with_behind_them() {
        assertThat(found("""
                $service : Service( $r : replicas )
                ( Service( this == $service, replicas > 2, $x : replicas ) or Service( replicas == 1, $x : replicas ) )
                accumulate( Service( replicas != $x, $q : replicas ); $sum : sum( $q ), $same : max( $x ), $more : sum( $x * $q );
                    $sum == 9, $same == 3, $more == 27 )
                """, service("shop/a", 1), service("shop/b", 8), service("shop/c", 3)))
                .containsExactly("shop/c");
    }

    @Test
    void a_cell_that_is_no_number_satisfies_no_comparison_and_adds_nothing_to_a_sum() {
        Fact[] facts = {service("shop/a", 1), cell("a", "n/a"), cell("b", "2.5"), cell("c", "4")};

        for (String comparison :
                List.of("< 9", "<= 9", "> -9", ">= -9", "== 1", "!= 1", "in ( 1, 2 )", "not in ( 1 )")) {
            String condition = "$service : Service()\nexists TableEntry( key == \"a\", number " + comparison + " )";
            assertThat(found(condition, facts)).as(comparison).isEmpty();
        }
        assertThat(found("""
                $service : Service()
                accumulate( $e : TableEntry( table == "limits", $n : number ); $sum : sum( $n ), $most : max( $e.number ),
                    $twice : sum( $n * 2 ), $all : count(); $sum == 6.5, $most == 4, $twice == 13, $all == 2 )
                """, facts)).containsExactly("shop/a");
        assertThat(found("""
                $service : Service()
                accumulate( $e : TableEntry(); $most : max( $e.number ), $least : min( $e.number ),
                    $twice : sum( $e.number * 2 ); $most == 4, $least == 2.5, $twice == 13 )
                """, facts)).containsExactly("shop/a");
    }

    @Test
    void a_product_has_more_than_32_bits_and_one_of_more_than_64_is_told() {
        assertThat(found("$service : Service( replicas * 2000000000 > 5 )", service("shop/a", 2)))
                .containsExactly("shop/a");
        assertThat(found("""
                $service : Service()
                accumulate( Service( $q : replicas ); $sum : sum( $q ); $sum / 2 > 2000000000 )
                """, service("shop/a", 2_000_000_000), service("shop/b", 2_100_000_000)))
                .containsExactly("shop/a", "shop/b");
        assertThat(catchThrowable(() -> found(
                        "$service : Service( replicas * 2000000000 * 2000000000 * 9 > 5 )", service("shop/a", 2))))
                .hasMessageContaining("is larger than a whole number of 64 bits can be");
        assertThat(catchThrowable(() -> found(
                        "$service : Service( replicas * 2000000000 * 2000000000 * 9 > 5 )",
                        service("shop/b", 0),
                        service("shop/a", 2_000_000_000))))
                .hasMessageContaining("services.toml:1:1 says 'replicas' 2000000000");
    }

    @Test
    void a_cell_that_is_no_regular_expression_is_named() {
        assertThat(catchThrowable(() -> found("""
                TableEntry( key == "a", $t : text )
                $service : Service( name matches $t )
                """, service("shop/a", 1), cell("a", "(x"))))
                .hasMessageContaining(
                        "'(x', which policies/tables/limits.csv:1:1 says, is no regular expression: unclosed group");
    }

    @Test
    void something_that_holds_of_all_facts_holds_in_every_network_that_is_built_of_the_rule() {
        List<Fact> facts = List.of(service("shop/a", 1), service("shop/b", 2), service("shop/c", 3));

        for (String all : List.of(
                "Service( this == $o, replicas > 0 )",
                "Service( this == $o, replicas > 0, replicas < 4 )",
                "Service( this == $o, replicas > 2 || replicas < 3, name matches \"[abc]\" )",
                "Service( this == $o, replicas > 0 && $n < 4, project == $project )",
                "Service( replicas != 9, this == $o, project == $project )",
                "Service( this == $o, $m : replicas, $m > 0, $m == $n )",
                "Service( this == $o )",
                "Service( id == $x, replicas == $n )")) {
            assertThat(foundByThreeNetworks(ofAll(all), facts)).as(all).containsExactly(List.of("shop/a"));
        }
        for (String notAll : List.of(
                "Service( this == $o, replicas > 1 )",
                "Service( this == $o, replicas > 0, replicas < 3 )",
                "Service( this == $o, replicas > 2 || replicas < 2, name matches \"[abc]\" )",
                "Service( this == $o, replicas > 0 && $n < 3, project == $project )",
                "Service( replicas != 2, this == $o, project == $project )",
                "Service( this == $o, $m : replicas, $m > 1, $m == $n )",
                "Service( this != $o, replicas == $n )")) {
            assertThat(foundByThreeNetworks(ofAll(notAll), facts)).as(notAll).containsExactly(List.of());
        }
    }

    private static String ofAll(String demand) {
        return """
                $service : Service( name == "a", $project : project )
                forall( $o : Service( project == $project, $n : replicas, $x : id ) %s )
                """.formatted(demand);
    }

    /** What is found by the first network, by one after an explanation, and by the next; once when it is always the same. */
    private static Set<List<String>> foundByThreeNetworks(String conditions, List<Fact> facts) {
        DroolsRuleSet rules = rules(conditions, "repository");
        FactSet all = new FactSet(facts);
        Set<List<String>> found = new LinkedHashSet<>();
        for (int network = 1; network <= 3; network++) {
            DroolsPolicyEngine engine = new DroolsPolicyEngine(rules);
            found.add(found(engine, facts));
            for (Finding finding : engine.evaluate(all, Exceptions.none()).findings()) {
                assertThat(engine.explain(finding, all, Exceptions.none()).conditions())
                        .extracting(ConditionCheck::standing)
                        .containsOnly(ConditionCheck.Standing.HOLDS);
            }
        }
        return found;
    }
}
