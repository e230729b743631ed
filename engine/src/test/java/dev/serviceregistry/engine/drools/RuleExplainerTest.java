package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;

class RuleExplainerTest {

    @Test
    void a_bundled_rule_reports_a_subject_exactly_when_all_its_conditions_are_found_satisfied() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(DroolsRuleSet.bundled());
        int reported = 0;
        int silent = 0;
        for (int seed = 0; seed < 6; seed++) {
            List<Fact> facts = new RandomFacts(seed).some(1 + seed % 8);
            int[] counts = compare(engine, facts, seed);
            reported += counts[0];
            silent += counts[1];
        }
        assertThat(reported).isGreaterThan(200);
        assertThat(silent).isGreaterThan(200);
    }

    @Test
    void a_rule_of_every_shape_reports_a_subject_exactly_when_all_its_conditions_are_found_satisfied() {
        List<Rule> rules = new ArrayList<>(ShapedRules.all());
        rules.addAll(NestedRules.all());
        DroolsPolicyEngine engine = new DroolsPolicyEngine(TestRules.set(rules));
        int reported = 0;
        int silent = 0;
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int[] counts = compare(engine, TestFacts.random(random, 2 + random.nextInt(6)), seed);
            reported += counts[0];
            silent += counts[1];
        }
        assertThat(reported).isGreaterThan(1000);
        assertThat(silent).isGreaterThan(1000);
    }

    /** Compares, for every rule and subject, what the engine finds with what the explanation says; counts both kinds. */
    private static int[] compare(DroolsPolicyEngine engine, List<Fact> list, int seed) {
        FactSet facts = new FactSet(list);
        Exceptions exceptions = Exceptions.none();
        Set<Subject> subjects = new HashSet<>();
        list.forEach(fact -> subjects.add(whole(fact.subject())));
        List<Finding> findings = engine.evaluate(facts, exceptions).every();
        int[] counts = new int[2];
        for (RuleDescriptor rule : engine.rules().rules()) {
            Set<Subject> reported = new HashSet<>();
            for (Finding finding : findings) {
                if (finding.rule().id().equals(rule.id())) {
                    reported.add(whole(finding.subject()));
                }
            }
            for (Subject subject : subjects) {
                Explanation explanation = engine.explain(rule, subject, facts, exceptions);
                assertThat(explanation.holds())
                        .as("%s on %s, seed %d: %s", rule.id(), subject, seed, explanation)
                        .isEqualTo(reported.contains(subject));
                counts[reported.contains(subject) ? 0 : 1]++;
            }
        }
        return counts;
    }

    private static Subject whole(Subject subject) {
        return new Subject(subject.project(), subject.service(), "");
    }
}
