package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.HERE;
import static dev.serviceregistry.engine.drools.own.OwnRule.criticality;
import static dev.serviceregistry.engine.drools.own.OwnRule.dependency;
import static dev.serviceregistry.engine.drools.own.OwnRule.engine;
import static dev.serviceregistry.engine.drools.own.OwnRule.found;
import static dev.serviceregistry.engine.drools.own.OwnRule.messages;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.RuleCoverage;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.HostPort;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What alternatives name is what each of them names, wherever it is used. */
class AlternativesInRulesTest {

    private static final Fact[] FACTS = {
        service("shop/a", 1),
        service("shop/b", 2),
        criticality("shop/a"),
        criticality("shop/b"),
        dependency("shop/a", DependencyKind.CALLS),
        dependency("shop/b", DependencyKind.CALLS)
    };

    /** Of the first the name is named, of the second the version, which is the name of nothing. */
    private static final String NAMED = """
            $service : Service( $id : id )
            ( Service( id == $id, name == "a", $n : name ) or Service( id == $id, name == "b", $n : version ) )
            """;

    @Test
    void it_is_joined_with_in_every_condition_behind_them() {
        for (String condition : List.of(
                "Service( name == $n )",
                "Service( $n == name, lifecycle != Lifecycle.RETIRED )",
                "exists Service( name == $n )",
                "accumulate( Service( name == $n ); $count : count(); $count == 1 )",
                "( Service( name == $n ) or Criticality( service == $n ) )",
                "( Criticality( service == $id ) or Service( name == \"x\" ) )\nService( name == $n )",
                "forall( $o : Service( name == $n ) Criticality( service == $id ) )\nService( name == $n )")) {
            assertThat(found(NAMED + condition, FACTS)).as(condition).containsExactly("shop/a");
        }
        assertThat(found(NAMED + "not Service( name == $n )", FACTS)).containsExactly("shop/b");
    }

    @Test
    void it_is_of_the_fact_of_its_own_alternative_whatever_type_the_others_are_of() {
        for (String alternatives : List.of(
                "Service( id == $id, name == \"a\", $n : name ) or Dependency( service == $id, $n : target )",
                "Dependency( service == $id, $n : target ) or Service( id == $id, name == \"a\", $n : name )",
                "Dependency( service == $id, $n : target ) or ( Service( id == $id, name == \"a\", $n : name )"
                        + " and not Criticality( service == $n ) )",
                "( Service( id == $id, name == \"a\", $n : name ) or Criticality( service == $id, $n : tier ) )"
                        + " or Service( id == $id, $n : version )")) {
            assertThat(found("$service : Service( $id : id )\n( " + alternatives + " )\nService( name == $n )", FACTS))
                    .as(alternatives)
                    .containsExactly("shop/a");
        }
    }

    @Test
    void a_fact_that_they_name_is_joined_with_too() {
        assertThat(found("""
                $service : Service( $id : id )
                ( $x : Service( id == $id, name == "a" ) or ( Criticality( service == $id ) and $x : Service( id == $id ) ) )
                Service( this == $x, name == "b" )
                """, FACTS)).containsExactly("shop/b");
    }

    @Test
    void whole_numbers_are_compared_by_what_they_are_worth_whatever_facts_they_are_of() {
        Fact[] facts = {
            service("shop/a", 1),
            service("shop/b", 2),
            service("shop/c", 8080),
            new HostPort("shop", "shop/b", "http", 8080, 8080, "tcp", "", List.of(), List.of(), HERE)
        };

        assertThat(found("""
                $service : Service( $id : id )
                ( ( Service( id == $id, name == "a", $n : replicas ) and Service( replicas == $n * 2 ) )
                  or ( HostPort( service == $id, $n : number ) and Service( replicas == $n ) ) )
                Service( replicas > $n || name == "c" )
                """, facts)).containsExactly("shop/a", "shop/b");
    }

    @Test
    void a_message_shows_what_the_alternative_names_that_holds() {
        assertThat(messages(NAMED, "$n", FACTS)).containsExactly("shop/a is a", "shop/b is 1.0.0");
        assertThat(messages("""
                $service : Service( $id : id )
                ( Dependency( service == $id, service == "shop/b", $n : target )
                  or ( Service( id == $id, name == "a", $n : name )
                       and ( Criticality( service == $id ) or Service( name == "x" ) ) ) )
                """, "$n", FACTS)).containsExactly("shop/a is a", "shop/b is shop/x");
    }

    @Test
    void an_explanation_shows_by_which_alternative_they_hold() {
        FactSet facts = new FactSet(List.of(FACTS));
        DroolsPolicyEngine engine = engine("""
                $service : Service( $id : id, name == "a" )
                ( Criticality( service == $id, tier == "low" ) or Dependency( service == $id, $n : target ) )
                """, "repository");
        Finding finding = engine.evaluate(facts, Exceptions.none()).findings().get(0);

        ConditionCheck alternatives =
                engine.explain(finding, facts, Exceptions.none()).conditions().get(1);

        assertThat(alternatives.facts()).containsExactly(FACTS[4]);
        assertThat(alternatives.constraints())
                .extracting(check -> check.values())
                .containsExactly("\"shop/a\" == \"shop/a\"");
        assertThat(alternatives.bound()).extracting(Operand::name).containsExactly("$n");
    }

    @Test
    void coverage_tells_each_condition_of_alternatives_and_of_accumulate_at_its_place() {
        DroolsPolicyEngine engine = engine("""
                $service : Service( $id : id, $r : replicas )
                ( Criticality( service == $id ) or Dependency( service == $id ) )
                accumulate( Dependency( service == $id ); $n : count(); $n > $r )
                """, "repository");
        RuleCoverage coverage = new RuleCoverage(engine, engine.rules().rules().get(0));

        assertThat(coverage.conditions())
                .extracting(condition -> condition.text() + " "
                        + condition.place().line() + ":" + condition.place().column())
                .containsExactly("service == $id 13:16", "service == $id 13:48", "$n > $r 14:57");
    }
}
