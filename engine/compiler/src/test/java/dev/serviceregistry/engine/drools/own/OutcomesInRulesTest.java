package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.accumulated;
import static dev.serviceregistry.engine.drools.own.OwnRule.cell;
import static dev.serviceregistry.engine.drools.own.OwnRule.dependency;
import static dev.serviceregistry.engine.drools.own.OwnRule.found;
import static dev.serviceregistry.engine.drools.own.OwnRule.ofNothing;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What functions make of facts is compared as an author writes it. */
class OutcomesInRulesTest {

    @Test
    void outcomes_are_compared_with_each_other_and_with_what_was_named_before() {
        assertThat(found("""
                $service : Service( $id : id, $project : project, $r : replicas )
                accumulate( Service( project == $project, $q : replicas ); $c : count(), $t : sum( $q ), $a : average( $q );
                    $t / 2 == $c || $t == 50, $a > $r, $c == 2 )
                """, service("shop/a", 1), service("shop/b", 3))).containsExactly("shop/a");
    }

    @Test
    void outcomes_are_compared_in_the_order_that_is_written_whichever_is_named_first() {
        Fact[] facts = {service("shop/a", 1), service("shop/b", 8)};

        for (String demand : List.of("$most > $least", "$least < $most", "$most >= $least * 8", "$all < $most")) {
            assertThat(found(accumulated(demand), facts)).as(demand).containsExactly("shop/a", "shop/b");
        }
        for (String demand : List.of("$most < $least", "$least > $most", "$most <= $least", "$all > $most")) {
            assertThat(found(accumulated(demand), facts)).as(demand).isEmpty();
        }
    }

    @Test
    void functions_take_what_they_are_written_with_whatever_it_is_named_and_whoever_stands_beside_them() {
        Fact[] facts = {service("shop/a", 1), service("shop/b", 8), cell("a", "2.5")};

        for (String accumulation : List.of(
                "Service( $q : replicas ); $most : max( $q * 2 ); $most == 16 || $z == 5",
                "Service( $q : replicas ); $least : min( $z - $q ); $least == $z - 8",
                "Service( $q : replicas ); $mean : average( $z ); $mean == $z, $mean != 5",
                "Service( $q : replicas ); $most : max( $one.replicas ); $most == 1 || $most == 5",
                "Service( $q : replicas ); $most : max( $q + $z ), $all : count(); $most == 8 + $z, $all == 2",
                "Service( $q : replicas ); $sum : sum( $n ), $some : sum( $a ); $sum == 5, $some == 2 * $z",
                "Service( $q : replicas ); $sum : sum( $n ); $sum == 5",
                "$s : Service(); $most : max( $z * 2 - $n ), $least : min( $a - $s.replicas ), $sum : sum( $z );"
                        + " $most == $z * 2 - 2.5, $least == $z - 8, $sum == 2 * $z")) {
            assertThat(found("""
                            $service : Service( $z : replicas, $a : replicas )
                            $one : Service( replicas == 1 )
                            TableEntry( key == "a", $n : number )
                            accumulate( %s )
                            """.formatted(accumulation), facts))
                    .as(accumulation)
                    .containsExactly("shop/a", "shop/b");
        }
    }

    @Test
    void functions_take_what_was_named_before_beside_alternatives_and_beside_what_holds_of_all_facts() {
        Fact[] facts = {service("shop/a", 1), service("shop/b", 8), service("shop/c", 3)};
        String accumulations = """
                accumulate( Service( $q : replicas ); $sum : sum( $q * $r ), $least : min( $r * $q ); $sum == 36, $least == 3 )
                accumulate( Service( $q : replicas ); $all : sum( $q * $r ); $all == 36 )
                accumulate( Service( $q : replicas ); $most : max( $r ); $most == 3, $most != 8 )
                accumulate( Service( $q : replicas ); $own : max( $service.replicas ), $any : max( $q ); $own == 3, $any == 8 )
                """;

        for (String beside : List.of(
                "",
                "( Criticality() or Service( this == $service ) )\n",
                "( Service( this == $service, $id : id ) or Criticality( $id : service ) )\n",
                "forall( $o : Service( replicas == 1 ) Service( this == $o, name == \"a\" ) )\n",
                "forall( $o : Service( $n : replicas ) Service( this == $o, $m : replicas, $m == $n ) )\n",
                "not Criticality()\nexists Service( replicas > $r )\n")) {
            for (String both : List.of(beside + accumulations, accumulations + beside)) {
                assertThat(found("$service : Service( $r : replicas )\n" + both, facts))
                        .as(both)
                        .containsExactly("shop/c");
            }
        }
    }

    @Test
    void a_name_of_what_is_over_can_be_given_again_to_what_functions_calculate_with() {
        Fact[] facts = {service("shop/a", 1), service("shop/b", 8), service("shop/c", 3)};

        for (String before : List.of(
                "exists Service( id == $id, $k : source.line )",
                "not Service( name == \"d\", $k : name )",
                "not Service( name == \"d\", $k : name, name == $k )",
                "forall( $k : Service( $q : id ) Service( this == $k, replicas > 0 ) )",
                "accumulate( Service( $k : source.line, $q : replicas ); $lines : sum( $k ), $last : max( $q ); $lines == 3 )",
                "accumulate( Service( $k : source.line ); $lines : sum( $k * 3 ); $lines == 9 )",
                "( Service( this == $service ) or not Service( $k : source.line ) )",
                "( Service( this == $service, $k : source.line ) or Criticality( service == $id ) )")) {
            String conditions = "$service : Service( $id : id, $r : replicas, replicas == 3 )\n" + before + """

                    accumulate( Service( $k : replicas ); $a : sum( $k * 2 ); $a == 24 )
                    accumulate( Service( $k : replicas, $k > 1 ); $b : sum( $k * 2 ); $b == 22 )
                    accumulate( Service( $k : replicas, name != "$k", replicas * 1.5 > 2 || $k == 5 ); $c : sum( $k * 2 ); $c == 22 )
                    accumulate( Service( $k : replicas ); $d : sum( $k ), $e : max( $r ); $d == 12, $e == 3, $d * 2 > $e )
                    accumulate( Service( $k : replicas * 2 ); $f : sum( $k ), $g : min( $k ); $f == 24, $g == 2 )
                    accumulate( $k : Service(); $h : sum( $k.replicas * $r ), $i : min( $k.replicas ); $h == 36, $i == 1 )
                    accumulate( $q : Service( $k : replicas ); $j : sum( $q.replicas + $k ), $l : count( $q ); $j == 24, $l == 3 )
                    accumulate( Service( $k : replicas, $q : replicas ); $m : sum( $q * $k ), $n : max( $q + $r ); $m == 74, $n == 11 )
                    """;
            assertThat(found(conditions, facts)).as(conditions).containsExactly("shop/c");
        }
    }

    @Test
    void alternatives_count_and_sum_each_by_itself() {
        String conditions = """
                $service : Service( $id : id, $r : replicas )
                ( accumulate( Service( $q : replicas * 2 ); $sum : sum( $q ), $all : count( 1 ); $sum > $r * 3, $all == 3 )
                  or ( Service( this == $service, replicas == 8 )
                       and accumulate( Dependency( service == $id ); $most : count(); $most == 1 ) ) )
                """;
        Fact[] facts = {service("shop/a", 1), service("shop/b", 8), service("shop/c", 3)};
        Fact dependency = dependency("shop/b", DependencyKind.CALLS);

        assertThat(found(conditions, facts)).containsExactly("shop/a", "shop/c");
        assertThat(found(conditions, facts[0], facts[1], facts[2], dependency))
                .containsExactly("shop/a", "shop/b", "shop/c");
    }

    @Test
    void facts_are_counted_whatever_is_said_of_them() {
        for (String counted : List.of("", "1", "\"a\"", "$q", "$q * 2", "$service", "$service.name")) {
            assertThat(found("""
                            $service : Service( name == "a" )
                            accumulate( Service( $q : replicas ); $all : count( %s ), $sum : sum( $q ); $all == 2, $sum == 9 )
                            """.formatted(counted), service("shop/a", 1), service("shop/b", 8)))
                    .as(counted)
                    .containsExactly("shop/a");
        }
    }

    @Test
    void no_comparison_holds_of_the_least_of_nothing_and_others_beside_it_do() {
        Fact one = service("shop/a", 1);
        for (String demand : List.of(
                "$least != 5",
                "$least in ( 1, 5 )",
                "$least not in ( 1, 5 )",
                "$most > $least",
                "$average * 2 >= $least",
                "$least == 5 || $least != 5")) {
            assertThat(found(ofNothing("$least : min( $n ), $most : max( $n ), $average : average( $n )", demand), one))
                    .as(demand)
                    .isEmpty();
        }
        assertThat(found(ofNothing("$least : min( $n ), $all : count()", "$all == 0 || $least > 3"), one))
                .containsExactly("shop/a");
        assertThat(found(ofNothing("$least : min( $n )", "$least > 3 || $replicas == 1"), one))
                .containsExactly("shop/a");
    }
}
