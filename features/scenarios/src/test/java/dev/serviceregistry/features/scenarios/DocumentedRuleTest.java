package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.RuleLimits;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.compiler.DrlCompiler;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page on scenarios shows a rule of an organisation's own: what it says of it is tried. */
class DocumentedRuleTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "scenarios.md");
    private static final String RULE = "policies/rules/acme/ACME-001-no-database-is-public.drl";

    @Test
    void its_scenarios_pass() throws IOException {
        assertThat(told(block("gherkin"), false)).isEqualTo(shown("$ service-registry rules test ACME-001\n", 1));
    }

    @Test
    void without_the_last_scenario_a_condition_is_never_false_and_a_change_survives() throws IOException {
        String fewer =
                block("gherkin").replaceAll("(?m)^ *\\| api .*\n", "").replaceAll("(?m)^.*services.toml:4.*\n", "");

        assertThat(told(fewer, true))
                .contains(shown("RULE      REPORTED", 4))
                .contains(shown(RULE + ":14:25: survived", 2));
    }

    private static String told(String feature, boolean proven) throws IOException {
        DrlCompiler compiler = new DrlCompiler();
        LoadedRules rules = new RuleLoader(ClassStore.NONE, count -> compiler)
                .load(List.of(new RuleFile(RULE, block("drl"))), () -> new KnownRules(Map.of(), Set.of(), Set.of()));
        assertThat(rules.problems()).isEmpty();
        DroolsPolicyEngine engine = Played.ENGINE.with(rules::files, RuleLimits.DEFAULT);
        FeatureFile file = new FeatureFile("own.feature", feature);
        return Played.told(
                new CucumberScenarioRunner()
                        .run(new ScenarioRequest(
                                engine,
                                true,
                                List.of(file),
                                Set.of("ACME-001"),
                                proven,
                                proven ? compiler : null,
                                Progress.NONE)),
                ScenarioFormat.TEXT);
    }

    /** The text of the page's block in this language. */
    private static String block(String language) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```" + language + "\n") + language.length() + 4;
        return page.substring(start, page.indexOf("\n```", start) + 1);
    }

    /** Some lines of the page: those behind a command, or from the one on that begins so. */
    private static String shown(String start, int lines) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(start) + (start.startsWith("$") ? start.length() : 0);
        int to = from;
        for (int i = 0; i < lines; i++) {
            to = page.indexOf('\n', to) + 1;
        }
        return page.substring(from, to);
    }
}
