package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.HERE;
import static dev.serviceregistry.engine.drools.own.OwnRule.TODAY;
import static dev.serviceregistry.engine.drools.own.OwnRule.cell;
import static dev.serviceregistry.engine.drools.own.OwnRule.criticality;
import static dev.serviceregistry.engine.drools.own.OwnRule.dependency;
import static dev.serviceregistry.engine.drools.own.OwnRule.engine;
import static dev.serviceregistry.engine.drools.own.OwnRule.found;
import static dev.serviceregistry.engine.drools.own.OwnRule.rules;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static dev.serviceregistry.engine.drools.own.OwnRule.waiver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static String accumulated(String demand) {
        return """
                $service : Service()
                accumulate( Service( $r : replicas ); $least : min( $r ), $most : max( $r ), $all : count(); %s )
                """.formatted(demand);
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

    private static String ofNothing(String functions, String demand) {
        return """
                $service : Service( $replicas : replicas )
                accumulate( Service( replicas > 100, $n : replicas ); %s; %s )
                """.formatted(functions, demand);
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
    void an_explanation_tells_comparisons_as_they_are_written() {
        Fact one = service("shop/a", 1);
        DroolsPolicyEngine engine =
                engine("$service : Service( $r : replicas, replicas * 1.5 < 2, $r + 1 == 2 )", "repository");
        Finding finding = engine.evaluate(new FactSet(List.of(one)), Exceptions.none())
                .findings()
                .get(0);

        Explanation explanation = engine.explain(finding, new FactSet(List.of(one)), Exceptions.none());

        assertThat(explanation.conditions().get(0).constraints())
                .extracting(check -> check.text() + " | " + check.values())
                .containsExactly("replicas * 1.5 < 2 | 1 * 1.5 < 2", "$r + 1 == 2 | 1 + 1 == 2");
    }

    @Test
    void an_explanation_tells_comparisons_of_outcomes_and_what_came_to_nothing() {
        Fact one = service("shop/a", 1);
        Fact two = service("shop/b", 8);

        assertThat(explained(accumulated("$most > $least"), one, two))
                .containsExactly("$most > $least | 8 > 1 | true | $all 2, $least 1, $most 8");
        assertThat(explained(ofNothing("$least : min( $n )", "$least > 3 || $replicas == 1"), one))
                .containsExactly("$least > 3 || $replicas == 1 | nothing > 3 || 1 == 1 | true | $least nothing");
    }

    private static List<String> explained(String conditions, Fact... facts) {
        DroolsPolicyEngine engine = engine(conditions, "repository");
        FactSet all = new FactSet(List.of(facts));
        Finding finding = engine.evaluate(all, Exceptions.none()).findings().get(0);
        ConditionCheck last =
                engine.explain(finding, all, Exceptions.none()).conditions().get(1);
        String named = last.bound().stream()
                .map(operand -> operand.name() + " " + operand.value())
                .sorted()
                .collect(Collectors.joining(", "));
        return last.constraints().stream()
                .map(check -> check.text() + " | " + check.values() + " | " + check.holds() + " | " + named)
                .toList();
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

    @Test
    void an_explanation_tells_a_list_of_one_value_where_it_stands_alone() {
        Fact one = service("shop/a", 1);
        DroolsPolicyEngine engine = engine("$service : Service( replicas in ( 1 ), replicas != 12 )", "repository");
        Finding finding = engine.evaluate(new FactSet(List.of(one)), Exceptions.none())
                .findings()
                .get(0);

        assertThat(engine.explain(finding, new FactSet(List.of(one)), Exceptions.none())
                        .conditions()
                        .get(0)
                        .constraints())
                .extracting(check -> check.text())
                .containsExactly("replicas in ( 1 )", "replicas != 12");
    }

    @Test
    void a_rule_that_says_project_and_looks_elsewhere_finds_the_same_among_any_number_of_projects() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String project = "p%03d".formatted(i);
            facts.add(new Project(project, HERE));
            facts.add(service(project + "/s", i % 7));
            if (i % 3 == 0) {
                facts.add(new Dependency(
                        project + "/s",
                        DependencyKind.CALLS,
                        "s",
                        "p%03d/s".formatted(i * 7 % 300),
                        Resolution.FOUND,
                        "",
                        HERE));
            }
        }
        for (String condition : List.of(
                "$service : Service( $id : id )\nnot Dependency( target == $id )",
                "$service : Service( $p : project, $r : replicas )\nnot Service( project != $p, replicas > $r )",
                "$service : Service( $id : id )\nDependency( service == $id, $t : target )\nService( id == $t, replicas > 3 )",
                "$service : Service( $id : id, $p : project )\naccumulate( Dependency( target == $id ); $c : count(); $c > 0 )")) {
            List<String> whole = found(engine(condition, "repository"), facts);

            assertThat(whole).as(condition).isNotEmpty();
            assertThat(found(engine(condition, "project"), facts)).as(condition).isEqualTo(whole);
        }
    }

    @Test
    void a_rule_on_exceptions_sees_every_other_fact_and_other_rules_see_what_came_of_exceptions() {
        Fact[] facts = {
            service("shop/a", 1), service("shop/b", 1), criticality("shop/a"), waiver("shop/a"), waiver("shop/b")
        };

        assertThat(found("""
                $service : Waiver( $s : service )
                Criticality( service == $s )
                """, facts)).containsExactly("waivers:SEC-001:shop/a");
        assertThat(found("""
                $service : Service( $id : id )
                WaiverUse( waiver.service == $id, daysLeft < 30 )
                Criticality( service == $id )
                """, facts)).containsExactly("shop/a");
        assertThat(found("""
                $service : Service( $id : id )
                not WaiverUse( waiver.service == $id )
                """, service("shop/a", 1), service("shop/c", 1), waiver("shop/a")))
                .containsExactly("shop/c");
        assertThat(found(
                        "$service : Service( $id : id )\nnot WaiverUse( waiver.service == $id )", service("shop/a", 1)))
                .containsExactly("shop/a");
    }

    @Test
    void what_came_of_exceptions_is_seen_again_when_they_come_and_go() {
        DroolsPolicyEngine engine =
                engine("$service : Service( $id : id )\nnot WaiverUse( waiver.service == $id )", "project");
        Rejudging rejudging = new Rejudging();
        List<Fact> without = List.of(service("shop/a", 1), service("shop/b", 1));
        List<Fact> with = new ArrayList<>(without);
        with.add(waiver("shop/a"));
        for (List<Fact> facts : List.of(without, with, without, with)) {
            FactSet now = new FactSet(facts);

            assertThat(rejudging.evaluate(engine, now, TODAY, Progress.NONE))
                    .isEqualTo(engine.evaluate(now, Exceptions.in(now, TODAY), Progress.NONE));
        }
    }
}
