package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Progress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside rules that keep to their scope stand an organisation's own, most of which look beyond what theirs says. */
class RejudgingTest {

    private static final int EDITS = 150;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int MOST_PROJECTS = 9;

    private final Map<String, FactPart> parts = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void after_every_change_of_facts_the_findings_are_those_of_a_fresh_evaluation(int projectsPerShard) {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(TestRules.set(TestRules.ofEveryShape()), projectsPerShard)
                .with(() -> List.of(own()), RuleLimits.DEFAULT);
        Random random = new Random(projectsPerShard);
        Rejudging rejudging = new Rejudging();
        grouped(TestFacts.random(random, MOST_PROJECTS)).forEach(parts::put);
        for (int edit = 0; edit < EDITS; edit++) {
            FactSet facts = FactSet.of(List.copyOf(parts.values()));

            assertThat(rejudging.evaluate(engine, facts, TODAY, Progress.NONE))
                    .as("after edit %d", edit)
                    .isEqualTo(engine.evaluate(facts, Exceptions.in(facts, TODAY)));
            edit(random);
        }
    }

    /** What is stated of a project, or of the catalogue, is replaced, goes, comes back, or stands elsewhere. */
    private void edit(Random random) {
        Map<String, FactPart> others = grouped(TestFacts.random(random, MOST_PROJECTS));
        List<String> names = List.copyOf(others.keySet());
        String name = names.get(random.nextInt(names.size()));
        int kind = random.nextInt(6);
        if (kind < 2) {
            parts.remove(name);
        } else if (kind < 4 && parts.containsKey(name)) {
            parts.put(name, moved(parts.get(name), random));
        } else {
            parts.put(name, others.get(name));
        }
    }

    /** The same facts, some of them further down. */
    private static FactPart moved(FactPart part, Random random) {
        List<Fact> moved = new ArrayList<>();
        part.facts().forEach(fact -> moved.add(random.nextBoolean() ? TestFacts.moved(fact, 10) : fact));
        return new FactPart(moved);
    }

    private static Map<String, FactPart> grouped(List<Fact> facts) {
        Map<String, List<Fact>> byProject = new TreeMap<>();
        for (Fact fact : facts) {
            byProject
                    .computeIfAbsent(Shards.project(fact), unseen -> new ArrayList<>())
                    .add(fact);
        }
        Map<String, FactPart> grouped = new TreeMap<>();
        byProject.forEach((project, some) -> grouped.put(project, new FactPart(some)));
        return grouped;
    }

    private static LoadedFile own() {
        ModelImpl model = new ModelImpl();
        model.addGlobal(TestRules.REPORT);
        List<CompiledRule> compiled = new ArrayList<>();
        for (Rule rule : ShapedRules.all()) {
            model.addRule(rule);
            // Every other one is judged as though it were shown that it needs its project alone.
            boolean narrow = compiled.size() % 2 == 0;
            compiled.add(new CompiledRule(
                    String.valueOf(rule.getMetaData("id")), rule.getName(), 1, 1, "", narrow, List.of()));
        }
        return new LoadedFile(new RuleFile("policies/rules/own.drl", "all of them"), List.of(model), compiled);
    }
}
