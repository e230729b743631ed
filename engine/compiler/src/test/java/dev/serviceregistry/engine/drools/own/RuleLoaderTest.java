package dev.serviceregistry.engine.drools.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.InvalidRulesException;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.source.CompiledFile;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.engine.source.Vocabulary;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.WorkloadKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RuleLoaderTest {

    private static final KnownRules NOTHING_KNOWN = new KnownRules(Map.of(), Set.of(), Set.of());

    private static final RuleFile TWICE =
            file("ACM-001", "Every service runs twice", "$service : Service( replicas < 2 )");
    private static final RuleFile ONCE =
            file("ACM-002", "Every service runs at most once", "$service : Service( replicas > 1 )");

    private final MemoryStore store = new MemoryStore();
    private final List<Integer> compiled = new ArrayList<>();

    @Test
    void what_was_compiled_is_loaded_from_the_store_and_finds_the_same() {
        List<String> first = findings(load(TWICE, ONCE));
        List<String> second = findings(load(TWICE, ONCE));

        assertThat(first).containsExactly("ACM-001 shop/cart", "ACM-002 shop/till");
        assertThat(second).isEqualTo(first);
        assertThat(compiled).containsExactly(2);
    }

    @Test
    void only_a_file_whose_text_has_changed_is_compiled_again() {
        load(TWICE, ONCE);
        load(TWICE, new RuleFile(ONCE.path(), ONCE.text().replace("> 1", "> 2")));

        assertThat(compiled).containsExactly(2, 1);
    }

    @Test
    void a_file_that_was_moved_is_loaded_from_the_store_and_named_by_its_new_place() {
        load(TWICE);
        LoadedRules moved = load(new RuleFile("policies/rules/elsewhere/twice.drl", TWICE.text()));

        assertThat(compiled).containsExactly(1);
        RuleDescriptor rule =
                DroolsRuleSet.bundled().with(moved.files()).find("ACM-001").orElseThrow();
        assertThat(rule.source()).hasToString("policies/rules/elsewhere/twice.drl:5:1");
        assertThat(rule.family()).isEqualTo("elsewhere");
    }

    @Test
    void a_file_that_was_moved_to_what_is_nearly_a_family_is_told_beside_one_that_has_changed() {
        RuleLoader loader = new RuleLoader(store, count -> new DrlCompiler());
        KnownRules known = new KnownRules(Map.of(), Set.of(), Set.of("security"));
        loader.load(List.of(TWICE), () -> known);

        assertThat(loader.load(
                                List.of(new RuleFile("policies/rules/securty/twice.drl", TWICE.text()), ONCE),
                                () -> known)
                        .problems())
                .extracting(RuleProblem::message)
                .containsExactly("the file is in the folder 'securty', which is no family");
    }

    @Test
    void what_was_compiled_where_no_words_are_known_is_checked_where_they_are() {
        RuleFile file = file("ACM-001", "No probe is ready", "$service : Service( name == \"ready\" )");
        Vocabulary words = new Vocabulary(
                Map.of(),
                Collections.emptySortedMap(),
                Collections.emptySortedMap(),
                new TreeMap<>(Map.of("Service.name", List.of("readiness"))),
                Collections.emptySortedMap());
        KnownRules known = new KnownRules(Map.of(), Set.of(), Set.of(), words);
        RuleLoader loader = new RuleLoader(store, count -> new DrlCompiler());

        assertThat(loader.load(List.of(file), () -> NOTHING_KNOWN).problems()).isEmpty();
        assertThat(loader.load(List.of(file), words, () -> known).problems())
                .extracting(RuleProblem::message)
                .containsExactly("the name of Service is never 'ready'");
    }

    @Test
    void a_file_that_was_removed_is_not_judged_by_any_more() {
        load(TWICE, ONCE);

        assertThat(findings(load(ONCE))).containsExactly("ACM-002 shop/till");
    }

    @Test
    void a_damaged_entry_is_compiled_again() {
        load(TWICE);
        String key = store.entries.keySet().iterator().next();
        byte[] whole = store.entries.get(key);
        for (int i = 0; i < whole.length; i += whole.length / 5) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x55;
            store.entries.put(key, damaged);
            compiled.clear();

            assertThat(findings(load(TWICE))).containsExactly("ACM-001 shop/cart");
            assertThat(compiled).as("byte %d", i).containsExactly(1);
        }
    }

    @Test
    void a_truncated_entry_is_compiled_again() {
        load(TWICE);
        String key = store.entries.keySet().iterator().next();
        byte[] whole = store.entries.get(key);
        for (int length = 0; length < whole.length; length += whole.length / 5) {
            store.entries.put(key, Arrays.copyOf(whole, length));
            compiled.clear();

            load(TWICE);

            assertThat(compiled).as("%d bytes", length).containsExactly(1);
        }
    }

    @Test
    void two_files_with_equal_conditions_each_report_their_own() {
        RuleFile twin = file("ACM-003", "No service runs once", "$service : Service( replicas < 2 )");

        assertThat(findings(load(TWICE, twin))).containsExactly("ACM-001 shop/cart", "ACM-003 shop/cart");
    }

    @Test
    void what_two_files_demand_in_the_same_words_is_one_class() {
        RuleFile twin = file("ACM-003", "No service runs once", "$service : Service( replicas < 2 )");

        assertThat(classLoaders(load(TWICE, twin))).hasSize(1);
        List<Set<String>> classes = new ArrayList<>();
        store.entries
                .values()
                .forEach(entry -> classes.add(
                        CompiledFileCodec.read(entry, "x.drl").classes().keySet()));
        assertThat(classes.get(0))
                .filteredOn(classes.get(1)::contains)
                .anyMatch(name -> name.contains("LambdaPredicate"));
    }

    @Test
    void two_files_with_different_classes_of_one_name_are_kept_apart() {
        RuleFile twin = file("ACM-003", "No service runs once", "$service : Service( replicas < 2 )");
        load(TWICE);
        String other = store.entries.keySet().iterator().next();
        load(twin);
        store.entries.replaceAll((key, entry) -> key.equals(other) ? entry : withAnotherLambda(entry));

        LoadedRules loaded = load(TWICE, twin);

        assertThat(compiled).containsExactly(1, 1);
        assertThat(classLoaders(loaded)).hasSize(2);
        assertThat(findings(loaded)).containsExactly("ACM-001 shop/cart", "ACM-003 shop/cart");
    }

    private static Set<ClassLoader> classLoaders(LoadedRules loaded) {
        Set<ClassLoader> loaders = new HashSet<>();
        for (LoadedFile file : loaded.files()) {
            file.models().forEach(model -> loaders.add(model.getClass().getClassLoader()));
        }
        return loaders;
    }

    /** The same with another text in the class of a condition: in that by which Drools tells conditions apart. */
    private static byte[] withAnotherLambda(byte[] entry) {
        CompiledFile file = CompiledFileCodec.read(entry, "x.drl");
        file.classes().forEach((name, bytes) -> {
            if (name.contains("LambdaPredicate")) {
                int hash = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("EXPRESSION_HASH");
                assertThat(hash).isPositive();
                bytes[hash] = 'e';
            }
        });
        return CompiledFileCodec.write(file);
    }

    @Test
    void a_rule_without_subject_and_scope_judges_what_it_reports_on_in_view_of_everything() {
        RuleFile brief = new RuleFile("x/brief.drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report
                rule "Every service is small"
                    @id("ACM-004")
                    @severity("note")
                    @rationale("Because.")
                    @remediation("Mend it.")
                when
                    $service : Service( replicas > 1 )
                then
                    report.violation( $service, "is large" );
                end
                """);

        RuleDescriptor rule = DroolsRuleSet.bundled()
                .with(load(brief).files())
                .find("ACM-004")
                .orElseThrow();

        assertThat(rule.subjectType()).isEqualTo("Service");
        assertThat(rule.scope()).isEqualTo(Scope.REPOSITORY);
        assertThat(rule.severity()).hasToString("note");
        assertThat(rule.family()).isEqualTo("acm");
    }

    @Test
    void a_rule_with_the_id_of_a_bundled_one_is_refused() {
        LoadedRules loaded = load(file("SLA-003", "Every service runs twice", "$service : Service( replicas < 2 )"));

        assertThatThrownBy(() -> DroolsRuleSet.bundled().with(loaded.files()))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("rule \"Every service runs twice\": has the id SLA-003 of rule");
        assertThatThrownBy(() -> DroolsRuleSet.bundledForStates()
                        .with(load(file("BRK-001", "Every port is even", "$service : Service()"))
                                .files()))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("BRK-001");
    }

    @Test
    void the_text_and_the_digest_are_of_all_rules() {
        DroolsRuleSet bundled = DroolsRuleSet.bundled();
        DroolsRuleSet all = bundled.with(load(TWICE).files());

        assertThat(all.text("ACM-001")).contains(TWICE.text());
        assertThat(all.text("DEP-001")).isEqualTo(bundled.text("DEP-001"));
        assertThat(all.digest()).isNotEqualTo(bundled.digest());
        assertThat(all.rules()).hasSize(bundled.rules().size() + 1);
    }

    private LoadedRules load(RuleFile... files) {
        RuleLoader loader = new RuleLoader(store, count -> {
            compiled.add(count);
            return new DrlCompiler();
        });
        LoadedRules loaded = loader.load(List.of(files), () -> NOTHING_KNOWN);
        assertThat(loaded.problems()).isEmpty();
        return loaded;
    }

    /** What the rules of the organisation find, each as its id and the subject. */
    private static List<String> findings(LoadedRules loaded) {
        DroolsPolicyEngine engine =
                new DroolsPolicyEngine(DroolsRuleSet.bundled()).with(loaded::files, RuleLimits.DEFAULT);
        FactSet facts = new FactSet(List.of(service("cart", 1), service("till", 2)));
        Evaluation evaluation = engine.evaluate(facts, Exceptions.none());
        return evaluation.findings().stream()
                .filter(finding -> finding.rule().id().startsWith("ACM"))
                .map(finding -> finding.rule().id() + " " + finding.subject().project() + "/"
                        + finding.subject().service())
                .toList();
    }

    static Fact service(String name, int replicas) {
        return new Service(
                "shop/" + name,
                "shop",
                name,
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                replicas,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                SourceLocation.startOf("projects/shop/services.toml"),
                key -> SourceLocation.startOf("projects/shop/services.toml"));
    }

    static RuleFile file(String id, String title, String condition) {
        return new RuleFile("policies/rules/" + id + ".drl", """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("%s")
                    @severity("error")
                    @subject("Service")
                    @scope("project")
                    @controls("SOC2:A1.2")
                    @rationale("Because.")
                    @remediation("Mend it.")
                when
                    %s
                then
                    report.violation( $service, "is not as it should be" );
                end
                """.formatted(title, id, condition));
    }
}
