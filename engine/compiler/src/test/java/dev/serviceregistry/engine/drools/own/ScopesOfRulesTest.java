package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.HERE;
import static dev.serviceregistry.engine.drools.own.OwnRule.TODAY;
import static dev.serviceregistry.engine.drools.own.OwnRule.criticality;
import static dev.serviceregistry.engine.drools.own.OwnRule.engine;
import static dev.serviceregistry.engine.drools.own.OwnRule.found;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static dev.serviceregistry.engine.drools.own.OwnRule.waiver;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.Rejudging;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule sees what it has to see, however many projects and exceptions there are. */
class ScopesOfRulesTest {

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
