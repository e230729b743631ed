package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.scenario.ScenarioFormat;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.engine.scenario.ScenarioRunner;
import dev.serviceregistry.engine.source.RuleCompiler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Runs the scenarios beside the rules. */
final class RulesTestCommand implements Action {

    private static final List<String> FORMATS = List.of("text", "json", "junit");

    private final List<String> ids = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private String format = "text";
    private boolean coverage;
    private boolean mutate;

    @Override
    public void declare(Options options) {
        options.about(
                        "Runs the scenarios of the rules, those in the repository's policies/rules included, and tells"
                                + " which of them fail and which rules none exercises.",
                        "rules test",
                        "rules test SLA-003 --coverage",
                        "rules test -f junit > scenarios.xml")
                .note("docs/scenarios.md lists what scenarios can say, in English and in Spanish.")
                .arguments("ID", "0..*", "The rules whose scenarios to run. Default: all.", ids)
                .texts("--features", "DIR", "Run the scenarios of this folder, and no others.", folders)
                .flag("--coverage", "Tell which conditions of the rules the scenarios exercise.", v -> coverage = v)
                .flag(
                        "--mutate",
                        "Change the rules a little, and tell which changes no scenario notices.",
                        v -> mutate = v)
                .text("-f --format", "FORMAT", "How to tell: text, json or junit. Default: text.", v -> format = v)
                .words("--format", () -> FORMATS)
                .rules();
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        String wanted = call.settings().one("format", format, FORMATS);
        ScenarioFiles files = ScenarioFiles.of(folders, call);
        ScenarioRun run;
        try (ProgressLine line = ProgressLine.of("trying changes", call)) {
            RuleCompiler compiler = mutate ? SeparateJar.COMPILER.service(RuleCompiler.class) : null;
            run = SeparateJar.SCENARIOS
                    .service(ScenarioRunner.class)
                    .run(new ScenarioRequest(
                            call.engine(), folders.isEmpty(), files.features(), rules(call), coverage, compiler, line));
        }
        files.refuse(run.problems());
        run.write(ScenarioFormat.valueOf(wanted.toUpperCase(Locale.ROOT)), call.out());
        return run.passed() ? Program.OK : Program.FINDINGS;
    }

    private Set<String> rules(Call call) {
        Set<String> known = new TreeSet<>();
        for (RuleDescriptor rule : call.engine().rules().rules()) {
            known.add(rule.id());
        }
        Set<String> rules = new TreeSet<>();
        for (String id : Settings.parts(ids)) {
            if (!known.contains(id.toUpperCase(Locale.ROOT))) {
                throw new UsageProblem("there is no rule '" + id + "'" + UsageProblem.hint(id, known)
                        + "\n'service-registry rules list' lists them.");
            }
            rules.add(id.toUpperCase(Locale.ROOT));
        }
        return rules;
    }
}
