package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.dependency;
import static dev.serviceregistry.engine.drools.TestFacts.project;
import static dev.serviceregistry.engine.drools.TestFacts.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.source.CompiledRule;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.facts.Service;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.model.Rule;
import org.drools.model.impl.ModelImpl;
import org.junit.jupiter.api.Test;

/** What is reported on a project comes and goes with what another one says, and with what it sees of it. */
class RejudgingOfNeighboursTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Map<String, FactPart> parts = new TreeMap<>();
    private final Rejudging rejudging = new Rejudging();

    @Test
    void a_finding_comes_and_goes_with_a_fact_of_the_service_that_is_required() {
        DroolsPolicyEngine engine = engine(TestRules.noServiceRequiresARetiredService());
        state("left", service("left/cart"), dependency("left/cart", "right/redis"));
        state("right", service("right/redis"));

        assertThat(subjects(engine)).isEmpty();

        state("right", service("right/redis", 1, Lifecycle.RETIRED));
        assertThat(subjects(engine)).containsExactly("left/cart");

        state("right", service("right/redis"));
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void a_finding_comes_and_goes_with_the_project_of_the_service_that_is_required() {
        DroolsPolicyEngine engine = engine(TestRules.noServiceRequiresARetiredService());
        state("left", service("left/cart"), dependency("left/cart", "right/redis"));

        assertThat(subjects(engine)).isEmpty();

        state("right", service("right/redis", 1, Lifecycle.RETIRED));
        assertThat(subjects(engine)).containsExactly("left/cart");

        parts.remove("right");
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void nothing_stays_reported_on_a_project_that_is_gone() {
        DroolsPolicyEngine engine = engine(TestRules.noServiceRequiresARetiredService());
        state("left", service("left/cart"), dependency("left/cart", "right/redis"));
        state("right", service("right/redis", 1, Lifecycle.RETIRED));

        assertThat(subjects(engine)).containsExactly("left/cart");

        parts.remove("left");
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void a_rule_that_does_not_read_what_names_a_service_judges_again_whoever_sees_it_now_or_no_more() {
        // It reads services alone: a dependency only shows it one more of them.
        DroolsPolicyEngine engine = engine(ShapedRules.everyNameIsGivenToTheFirst());
        state("left", service("left/cart"));
        state("right", service("right/cart"));

        assertThat(subjects(engine)).isEmpty();

        state("right", service("right/cart"), dependency("right/cart", "left/cart"));
        assertThat(subjects(engine)).containsExactly("right/cart");

        state("right", service("right/cart"));
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void a_service_is_seen_as_long_as_one_of_several_parts_names_it() {
        DroolsPolicyEngine engine = engine(ShapedRules.everyNameIsGivenToTheFirst());
        state("left", service("left/cart"));
        state("right", service("right/cart"));
        state("first", dependency("right/cart", "left/cart"));
        state("second", dependency("right/cart", "left/cart"));

        assertThat(subjects(engine)).containsExactly("right/cart");

        parts.remove("first");
        assertThat(subjects(engine)).containsExactly("right/cart");

        parts.remove("second");
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void every_project_is_judged_again_by_an_own_rule_when_the_catalogue_names_another_service() {
        DroolsPolicyEngine engine = new DroolsPolicyEngine(TestRules.set(TestRules.everyServiceRunsTwice()), 1)
                .with(() -> List.of(own(ShapedRules.everyNameIsGivenToTheFirst())), RuleLimits.DEFAULT)
                .only(rule -> rule.id().equals("ABC-016"));
        // The same object, so that nothing but what it requires comes and goes.
        Service base = service("global/base");
        state("global", base);
        state("left", service("left/cart"));
        state("right", service("right/cart"));

        assertThat(subjects(engine)).isEmpty();

        state("global", base, dependency("global/base", "left/cart"));
        assertThat(subjects(engine)).containsExactly("right/cart");

        state("global", base);
        assertThat(subjects(engine)).isEmpty();
    }

    @Test
    void every_project_is_judged_again_when_a_service_changes_that_the_catalogue_names() {
        DroolsPolicyEngine engine = engine(ShapedRules.noServiceRequiresARetiredService());
        state("global", service("global/base"), dependency("global/base", "left/cart"));
        state("left", service("left/cart"));
        state("right", service("right/cart"));

        assertThat(subjects(engine)).isEmpty();

        state("left", service("left/cart", 1, Lifecycle.RETIRED));
        assertThat(subjects(engine)).containsExactly("global/base");

        state("left", service("left/cart"));
        assertThat(subjects(engine)).isEmpty();
    }

    private void state(String part, Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(facts));
        if (!part.equals("global")) {
            all.add(0, project(part));
        }
        parts.put(part, new FactPart(all));
    }

    /** The services that something is reported on, which a fresh evaluation reports as well. */
    private List<String> subjects(DroolsPolicyEngine engine) {
        FactSet facts = FactSet.of(List.copyOf(parts.values()));
        List<Finding> findings =
                rejudging.evaluate(engine, facts, TODAY, Progress.NONE).findings();
        assertThat(findings)
                .isEqualTo(engine.evaluate(facts, Exceptions.in(facts, TODAY)).findings());
        return findings.stream()
                .map(finding ->
                        finding.subject().project() + "/" + finding.subject().service())
                .toList();
    }

    /** A rule of an organisation that is judged as though it were shown that it needs its project alone. */
    private static LoadedFile own(Rule rule) {
        ModelImpl model = new ModelImpl();
        model.addGlobal(TestRules.REPORT);
        model.addRule(rule);
        String id = String.valueOf(rule.getMetaData("id"));
        return new LoadedFile(
                new RuleFile("policies/rules/own.drl", ""),
                List.of(model),
                List.of(new CompiledRule(id, rule.getName(), 1, 1, "", true, List.of())));
    }

    /** An engine that judges each project by itself. */
    private static DroolsPolicyEngine engine(Rule... rules) {
        return new DroolsPolicyEngine(TestRules.set(rules), 1);
    }
}
