package dev.serviceregistry.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.DroolsRuleSet;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every policy that is shipped, brought once more as an organisation's own rule, within the sandbox and its limits. */
class OwnRulesTest {

    private static final int SEEDS = 25;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final DroolsRuleSet shipped = DroolsRuleSet.bundled();
    private final Map<String, byte[]> kept = new HashMap<>();
    private @TempDir Path scratch;

    @Test
    void the_policies_find_the_same_when_an_organisation_brings_them() throws IOException {
        LoadedRules compiled = load();
        LoadedRules stored = load();
        DroolsPolicyEngine engine = engine(compiled);
        DroolsPolicyEngine again = engine(stored);
        Set<String> found = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            FactSet facts = facts(seed);
            Evaluation evaluation = engine.evaluate(facts, Exceptions.in(facts, DAY));

            assertThat(findings(evaluation, true)).as("seed %d", seed).isEqualTo(findings(evaluation, false));
            assertThat(findings(again.evaluate(facts, Exceptions.in(facts, DAY)), true))
                    .as("seed %d, from what was kept", seed)
                    .isEqualTo(findings(evaluation, true));
            evaluation.every().forEach(finding -> found.add(finding.rule().id()));
        }
        assertThat(found).as("rules that found something").hasSizeGreaterThan(120);
    }

    private DroolsPolicyEngine engine(LoadedRules own) {
        return new DroolsPolicyEngine(shipped).with(own::files, RuleLimits.DEFAULT);
    }

    private LoadedRules load() {
        List<RuleFile> files = new ArrayList<>();
        for (RuleDescriptor rule : shipped.rules()) {
            String text = shipped.text(rule.id()).orElseThrow();
            files.add(new RuleFile(
                    "policies/rules/" + rule.id() + ".drl",
                    text.replace("@id(\"", "@id(\"OWN").replace(rule.title(), rule.title() + " indeed")));
        }
        ClassStore store = new ClassStore() {
            @Override
            public byte[] find(String key) {
                return kept.getOrDefault(key, new byte[0]);
            }

            @Override
            public void store(String key, byte[] entry) {
                kept.put(key, entry);
            }
        };
        RuleLoader loader = new RuleLoader(
                store,
                count -> ServiceLoader.load(RuleCompiler.class).findFirst().orElseThrow());
        LoadedRules loaded = loader.load(files, () -> new KnownRules(Map.of(), controls(), families()));
        assertThat(loaded.problems()).isEmpty();
        return loaded;
    }

    private Set<String> controls() {
        Set<String> controls = new HashSet<>();
        shipped.rules().forEach(rule -> controls.addAll(rule.controls()));
        return controls;
    }

    private Set<String> families() {
        Set<String> families = new HashSet<>();
        shipped.rules().forEach(rule -> families.add(rule.family()));
        return families;
    }

    private FactSet facts(long seed) throws IOException {
        Path root = scratch.resolve("repository-" + seed);
        for (Map.Entry<String, String> file :
                RepositoryText.of(RandomRepository.from(seed), seed).files().entrySet()) {
            Path path = root.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return new RegistryReader().read(root).registry().facts().plus(List.of(new Today(DAY)));
    }

    /** What was found by the rules that were brought, or by the others, under the ids of these. */
    private static Set<String> findings(Evaluation evaluation, boolean own) {
        Set<String> findings = new TreeSet<>();
        for (Finding finding : evaluation.every()) {
            String id = finding.rule().id();
            if (id.startsWith("OWN") == own) {
                findings.add((own ? id.substring(3) : id) + " " + finding.subject() + " " + finding.message() + " "
                        + finding.source());
            }
        }
        return findings;
    }
}
