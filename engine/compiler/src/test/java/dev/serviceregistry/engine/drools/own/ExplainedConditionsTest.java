package dev.serviceregistry.engine.drools.own;

import static dev.serviceregistry.engine.drools.own.OwnRule.accumulated;
import static dev.serviceregistry.engine.drools.own.OwnRule.engine;
import static dev.serviceregistry.engine.drools.own.OwnRule.ofNothing;
import static dev.serviceregistry.engine.drools.own.OwnRule.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Subject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Conditions are explained as an author wrote them. */
class ExplainedConditionsTest {

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
    void an_explanation_tells_which_fact_something_is_not_true_of() {
        FactSet facts = new FactSet(List.of(service("shop/a", 2), service("shop/b", 1)));
        DroolsPolicyEngine engine = engine(
                "$service : Service( $p : project ) forall( $o : Service( project == $p ) Service( this == $o, replicas > 1 ) )",
                "repository");

        ConditionCheck last = engine.explain(
                        engine.rules().rules().get(0), Subject.ofService("shop/a", ""), facts, Exceptions.none())
                .conditions()
                .get(1);

        assertThat(last.kind()).isEqualTo(ConditionCheck.Kind.EACH);
        assertThat(last.facts())
                .extracting(Fact::description)
                .singleElement()
                .asString()
                .contains("shop/b");
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
}
