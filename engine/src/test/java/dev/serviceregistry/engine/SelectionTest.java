package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private static final RuleDescriptor EXISTS = rule("DEP-001", "dependency", "Dependency");
    private static final RuleDescriptor TYPED = rule("SCH-005", "schema", "MissingKey");
    private static final Dependency CART = dependency("shop/cart");
    private static final Dependency LEDGER = dependency("bank/ledger");
    private static final FactSet FACTS = new FactSet(List.of(CART, LEDGER));
    private static final Evaluation WHOLE = new Evaluation(
            List.of(finding(LEDGER), finding(CART)),
            List.of(),
            new TreeMap<>(Map.of("DEP-001", Outcome.VIOLATED, "SCH-005", Outcome.PASSED)));

    private static RuleDescriptor rule(String id, String family, String subjectType) {
        SourceLocation source = SourceLocation.startOf(id);
        return new RuleDescriptor(id, id, Severity.ERROR, family, Scope.PROJECT, subjectType, Set.of(), "", "", source);
    }

    private static Dependency dependency(String service) {
        return new Dependency(
                service,
                DependencyKind.REQUIRES,
                "redis",
                "shop/redis",
                Resolution.MISSING,
                "",
                SourceLocation.startOf(service));
    }

    private static Finding finding(Dependency dependency) {
        return new Finding(
                EXISTS,
                dependency.subject(),
                "is gone",
                List.of(dependency),
                dependency.source(),
                Fingerprint.of("DEP-001", dependency.subject(), 1));
    }

    private static Evaluation select(Set<String> projects, Set<String> rules, Set<String> families) {
        RuleSet ruleSet = new RuleSet() {
            @Override
            public List<RuleDescriptor> rules() {
                return List.of(EXISTS, TYPED);
            }

            @Override
            public String digest() {
                return "";
            }

            @Override
            public Optional<String> text(String id) {
                return Optional.empty();
            }
        };
        return new Selection(projects, rules, families).of(WHOLE, ruleSet, FACTS);
    }

    @Test
    void nothing_asked_for_is_everything() {
        assertThat(select(Set.of(), Set.of(), Set.of())).isSameAs(WHOLE);
    }

    @Test
    void a_project_has_its_own_findings_and_outcomes() {
        Evaluation shop = select(Set.of("shop"), Set.of(), Set.of());

        assertThat(shop.findings()).containsExactly(finding(CART));
        assertThat(shop.outcomes())
                .containsExactly(Map.entry("DEP-001", Outcome.VIOLATED), Map.entry("SCH-005", Outcome.NOT_APPLICABLE));
    }

    @Test
    void rules_and_families_add_up() {
        assertThat(select(Set.of(), Set.of(), Set.of("schema")).outcomes()).containsOnlyKeys("SCH-005");
        assertThat(select(Set.of(), Set.of("DEP-001"), Set.of("schema")).outcomes())
                .containsOnlyKeys("DEP-001", "SCH-005");
        assertThat(select(Set.of(), Set.of(), Set.of("schema")).findings()).isEmpty();
    }
}
