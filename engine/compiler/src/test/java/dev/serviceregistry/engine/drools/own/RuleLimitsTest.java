package dev.serviceregistry.engine.drools.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.OwnRuleException;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleLimitsTest {

    private static final RuleLimits MANY = new RuleLimits(Duration.ofMinutes(5), 1_000_000_000, 100_000);

    private static final int NAME = 40;

    @Test
    void a_rule_that_joins_everything_with_everything_is_stopped_by_its_matches() {
        OwnRuleException stopped = stopped(
                "$service : Service()\n        Service( this != $service )",
                300,
                new RuleLimits(MANY.time(), 50_000, MANY.megabytes()));

        assertThat(stopped.problem().message())
                .isEqualTo("rule ACM-001 was stopped: it matched more than 50000 times (limits.matches)");
        assertThat(stopped.problem().place()).hasToString("policies/rules/ACM-001.drl:5:1");
    }

    @Test
    void a_rule_that_matches_just_as_often_as_it_may_is_judged_by() {
        RuleLimits limits = new RuleLimits(MANY.time(), 30, MANY.megabytes());

        assertThat(violations("$service : Service()", 30, limits, NAME)).isEqualTo(30);
        assertThat(stopped("$service : Service()", 31, limits).problem().message())
                .contains("more than 30 times");
    }

    @Test
    void a_rule_that_joins_everything_and_finds_nothing_is_stopped_by_its_memory() {
        OwnRuleException stopped = stopped(
                "$service : Service()\n        Service( this != $service, $other : replicas )\n"
                        + "        Service( replicas > $other )",
                2_000,
                new RuleLimits(MANY.time(), MANY.matches(), 16));

        assertThat(stopped.problem().message())
                .isEqualTo("rule ACM-001 was stopped: it took up more than 16 MB of memory (limits.megabytes)");
    }

    @Test
    void a_regular_expression_that_never_ends_is_stopped_by_the_time() {
        OwnRuleException stopped = stopped(
                "$service : Service( name matches \".*.*.*.*.*.*.*.*.*.*y\" )",
                1,
                new RuleLimits(Duration.ofMillis(300), MANY.matches(), MANY.megabytes()));

        assertThat(stopped.problem().message())
                .isEqualTo("rule ACM-001 was stopped: it took longer than 300 ms (limits.seconds)");
        assertThat(stopped.problem().hint()).contains("service-registry.toml");
    }

    @Test
    void a_rule_that_breaks_down_is_told_as_a_mistake_in_the_rule() {
        OwnRuleException broken = stopped("$service : Service( name matches \"(x|y)*\" )", 1, MANY, 100_000);

        assertThat(broken.problem().message()).isEqualTo("rule ACM-001 broke down while it judged: it nests too deep");
    }

    private static OwnRuleException stopped(String condition, int services, RuleLimits limits) {
        return stopped(condition, services, limits, NAME);
    }

    private static OwnRuleException stopped(String condition, int services, RuleLimits limits, int name) {
        OwnRuleException stopped =
                catchThrowableOfType(OwnRuleException.class, () -> violations(condition, services, limits, name));
        assertThat(stopped).isNotNull();
        return stopped;
    }

    /** How many violations a rule of this condition finds among so many services, whose names are so long. */
    private static long violations(String condition, int services, RuleLimits limits, int name) {
        RuleFile file = RuleLoaderTest.file("ACM-001", "Every service is alone", condition);
        RuleLoader loader = new RuleLoader(ClassStore.NONE, count -> new DrlCompiler());
        LoadedRules loaded = loader.load(List.of(file), () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(loaded.problems()).isEmpty();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            facts.add(RuleLoaderTest.service("x".repeat(name) + i, 1));
        }
        DroolsPolicyEngine engine = new DroolsPolicyEngine(DroolsRuleSet.bundled()).with(loaded::files, limits);
        return engine.evaluate(new FactSet(facts), Exceptions.none()).findings().stream()
                .filter(finding -> finding.rule().id().equals("ACM-001"))
                .count();
    }
}
