package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgedTest {

    private static final SourceLocation PLACE = SourceLocation.startOf("services/catalog.toml");
    private static final List<Fact> FACTS = List.of(
            new Project("shop", PLACE),
            new Project("bank", PLACE),
            new Alias("shop/cart", "shop", "basket", PLACE),
            new Alias("shop/cart", "shop", "basket", PLACE),
            new Document("services/catalog.toml"));

    private static Judged judged(Selection selection, String... subjectTypes) {
        List<RuleDescriptor> rules = List.of(subjectTypes).stream()
                .map(type -> new RuleDescriptor(
                        "X-" + type, "t", Severity.NOTE, "x", Scope.PROJECT, type, Set.of(), "", "", PLACE))
                .toList();
        RuleSet ruleSet = new RuleSet() {
            @Override
            public List<RuleDescriptor> rules() {
                return rules;
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
        return new Judged(new FactSet(FACTS), List.of(), ruleSet, selection);
    }

    private static Selection only(String... projects) {
        return new Selection(Set.of(projects), Set.of(), Set.of());
    }

    @Test
    void the_subjects_are_those_of_the_types_that_rules_judge_each_once_and_sorted() {
        assertThat(judged(only(), "Project", "Alias").subjects())
                .containsOnlyKeys("Alias", "Project")
                .containsEntry("Project", List.of(new Subject("bank", "", ""), new Subject("shop", "", "")))
                .containsEntry("Alias", List.of(FACTS.get(2).subject()));
    }

    @Test
    void a_rule_may_judge_every_fact_of_an_interface() {
        assertThat(judged(only(), "NameClaim").subjects())
                .containsEntry("NameClaim", List.of(FACTS.get(2).subject()));
    }

    @Test
    void what_was_not_asked_for_is_no_subject() {
        assertThat(judged(only("bank"), "Project", "Alias", "Document").subjects())
                .containsOnlyKeys("Project")
                .containsEntry("Project", List.of(new Subject("bank", "", "")));
    }

    @Test
    void the_projects_are_those_that_were_asked_for_else_all() {
        assertThat(judged(only()).projects()).containsExactly("bank", "shop");
        assertThat(judged(only("bank")).projects()).containsExactly("bank");
    }

    @Test
    void a_selection_has_a_name_by_its_rules() {
        assertThat(only("bank").name()).isEqualTo("all");
        assertThat(new Selection(Set.of(), Set.of("DEP-001"), Set.of("schema", "dependency")).name())
                .isEqualTo("DEP-001+dependency+schema");
    }
}
