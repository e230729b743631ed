package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.CoveredCondition;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.RuleCoverage;
import java.util.ArrayList;
import java.util.List;

/**
 * What the scenarios that expect something of a rule show of it.
 *
 * @param rule the rule
 * @param reported in how many it reported something
 * @param passed in how many it judged something and reported nothing
 * @param idle in how many it had nothing to judge
 * @param conditions its conditions, with what each was seen to be
 */
record Coverage(RuleDescriptor rule, int reported, int passed, int idle, List<CoveredCondition> conditions) {

    /** The coverage of each of the rules. */
    static List<Coverage> of(List<RuleDescriptor> rules, List<Performance> performances, DroolsPolicyEngine engine) {
        List<Coverage> coverages = new ArrayList<>();
        for (RuleDescriptor rule : rules) {
            coverages.add(of(rule, performances, engine));
        }
        return coverages;
    }

    private static Coverage of(RuleDescriptor rule, List<Performance> performances, DroolsPolicyEngine engine) {
        RuleCoverage coverage = new RuleCoverage(engine, rule);
        int[] outcomes = new int[Outcome.values().length];
        for (Performance performance : performances) {
            if (performance.scenario().rules().contains(rule.id())) {
                outcomes[outcome(rule, performance).ordinal()]++;
                for (Question question : performance.questions()) {
                    coverage.show(question.facts(), Exceptions.in(question.facts(), question.today()));
                }
            }
        }
        return new Coverage(
                rule,
                outcomes[Outcome.VIOLATED.ordinal()],
                outcomes[Outcome.PASSED.ordinal()],
                outcomes[Outcome.NOT_APPLICABLE.ordinal()],
                coverage.conditions());
    }

    private static Outcome outcome(RuleDescriptor rule, Performance performance) {
        Outcome outcome = Outcome.NOT_APPLICABLE;
        for (Evaluation answer : performance.answers()) {
            Outcome next = answer.outcomes().getOrDefault(rule.id(), Outcome.NOT_APPLICABLE);
            outcome = next == Outcome.VIOLATED || outcome == Outcome.NOT_APPLICABLE ? next : outcome;
        }
        return outcome;
    }

    /** The conditions that were never seen true, or never false. */
    List<CoveredCondition> gaps() {
        return conditions.stream().filter(condition -> !condition.isCovered()).toList();
    }
}
