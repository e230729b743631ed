package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.scenario.FeatureFile;
import dev.serviceregistry.engine.scenario.ScenarioRequest;
import dev.serviceregistry.engine.scenario.ScenarioRun;
import dev.serviceregistry.engine.scenario.ScenarioRunner;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs scenarios that are written in Gherkin, with the words of {@link Steps}. */
public final class CucumberScenarioRunner implements ScenarioRunner {

    @Override
    public ScenarioRun run(ScenarioRequest request) {
        List<RuleDescriptor> rules = request.engine().rules().rules();
        Set<String> ids = new TreeSet<>();
        rules.forEach(rule -> ids.add(rule.id()));
        FeatureReader reader = new FeatureReader(new Vocabulary(), ids);
        if (request.bundled()) {
            for (FeatureFile file : BundledFeatures.all()) {
                if (isWanted(file, request.rules())) {
                    reader.read(file);
                }
            }
        }
        request.features().forEach(reader::read);
        List<RuleProblem> problems = new ArrayList<>(new LinkedHashSet<>(reader.problems()));
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(RuleProblem::place));
            return FinishedRun.refused(problems);
        }
        List<Scenario> scenarios = reader.scenarios().stream()
                .filter(scenario -> isWanted(scenario, request.rules()))
                .toList();
        List<RuleDescriptor> judged = judged(rules, request);
        List<Performance> performances = play(scenarios, request.engine());
        List<Exercise> exercises = Exercise.of(judged, scenarios);
        List<Coverage> coverage = request.coverage() ? Coverage.of(judged, performances, request.engine()) : List.of();
        RuleCompiler compiler = request.compiler();
        List<Mutant> mutants = compiler == null
                ? List.of()
                : new MutantTrial(request.engine(), performances, compiler, request.progress()).of(judged);
        return new FinishedRun(
                List.of(), performances, exercises, Warnings.of(exercises, scenarios), coverage, mutants);
    }

    /** Those rules of which it would be good to have scenarios among those that are run. */
    private static List<RuleDescriptor> judged(List<RuleDescriptor> rules, ScenarioRequest request) {
        return rules.stream()
                .filter(rule -> request.rules().isEmpty()
                        ? request.bundled() || request.engine().rules().isOwn(rule)
                        : request.rules().contains(rule.id()))
                .toList();
    }

    /** Whether a bundled file can hold a scenario that is wanted: the others need not be parsed. */
    private static boolean isWanted(FeatureFile file, Set<String> rules) {
        return rules.isEmpty() || rules.stream().anyMatch(file.text()::contains);
    }

    private static boolean isWanted(Scenario scenario, Set<String> rules) {
        return rules.isEmpty()
                || !Collections.disjoint(scenario.rules(), rules)
                || !Collections.disjoint(scenario.tags(), rules);
    }

    private static List<Performance> play(List<Scenario> scenarios, DroolsPolicyEngine engine) {
        List<Callable<Performance>> tasks = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            tasks.add(() -> Performance.of(scenario, engine));
        }
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Performance> performances = new ArrayList<>();
            for (Future<Performance> performance : pool.invokeAll(tasks)) {
                performances.add(performance.get());
            }
            return performances;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("running the scenarios was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a scenario broke down: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
