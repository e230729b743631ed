package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.facts.ControlInForce;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BundledRulesTest {

    private final DroolsPolicyEngine engine = DroolsPolicyEngine.bundled().prepare();

    @Test
    void a_bundled_rule_reports_what_violates_it() {
        Dependency missing = new Dependency(
                "shop/cart",
                DependencyKind.REQUIRES,
                "redis",
                "shop/redis",
                Resolution.MISSING,
                "",
                SourceLocation.startOf("projects/shop/services.toml"));

        Evaluation evaluation = engine.evaluate(new FactSet(List.of(missing)), Exceptions.none());

        assertThat(evaluation.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("DEP-001");
            assertThat(finding.subject()).isEqualTo(missing.subject());
            assertThat(finding.evidence()).containsExactly(missing);
        });
        assertThat(evaluation.outcomes()).containsEntry("DEP-001", Outcome.VIOLATED);
    }

    @Test
    void a_control_is_served_until_the_last_rule_that_serves_it_is_switched_off() {
        ControlInForce backups =
                new ControlInForce("ISO27001:A.8.13", SourceLocation.startOf("policies/compliance.toml"));
        FactSet facts = new FactSet(List.of(backups));

        assertThat(engine.evaluate(facts, Exceptions.none()).findings()).isEmpty();
        assertThat(engine.only(rule -> !rule.controls().contains("ISO27001:A.8.13")
                                || rule.id().equals("REC-003"))
                        .evaluate(facts, Exceptions.none())
                        .findings())
                .isEmpty();
        assertThat(engine.only(rule -> !rule.controls().contains("ISO27001:A.8.13"))
                        .evaluate(facts, Exceptions.none())
                        .findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule().id()).isEqualTo("CMP-009");
                    assertThat(finding.subject()).isEqualTo(backups.subject());
                });
    }

    @Test
    void every_bundled_rule_stands_where_its_family_id_and_title_say() {
        assertThat(engine.rules().rules())
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(engine.rules().text(rule.id()))
                        .as(rule.source().file())
                        .hasValueSatisfying(text -> assertThat(text)
                                .contains("rule \"" + rule.title() + "\"")
                                .contains("@id(\"" + rule.id() + "\")")));
    }

    @Test
    void no_bundled_rule_demands_anything_of_places() {
        Pattern told = Pattern.compile("(\\$\\w+) : (?:\\w+\\.)*source\\b");
        Pattern place = Pattern.compile("\\b(source|places|this(?!\\.))\\b");

        assertThat(engine.rules().rules()).allSatisfy(rule -> {
            String text = engine.rules().text(rule.id()).orElseThrow();
            String conditions = text.substring(text.indexOf("\nwhen"), text.indexOf("\nthen"));
            String demands = told.matcher(conditions).replaceAll("");
            assertThat(place.matcher(demands).find())
                    .as("what only moved is not judged again by " + rule.id())
                    .isFalse();
            assertThat(told.matcher(conditions).results().map(match -> match.group(1)))
                    .as("places that the conditions of " + rule.id() + " name only to tell them")
                    .allSatisfy(name -> assertThat(demands).doesNotContainPattern(Pattern.quote(name) + "\\b"));
        });
    }
}
