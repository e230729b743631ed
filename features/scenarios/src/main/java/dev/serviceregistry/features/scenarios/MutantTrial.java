package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.drools.own.LoadedFile;
import dev.serviceregistry.engine.drools.own.LoadedRules;
import dev.serviceregistry.engine.drools.own.RuleLoader;
import dev.serviceregistry.engine.source.ClassStore;
import dev.serviceregistry.engine.source.KnownRules;
import dev.serviceregistry.engine.source.RuleCompiler;
import dev.serviceregistry.engine.source.RuleFile;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.Progress;
import dev.serviceregistry.features.scenarios.mutation.Mutation;
import dev.serviceregistry.features.scenarios.mutation.Mutations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Changes rules a little, one thing at a time, and looks whether a scenario notices. */
final class MutantTrial {

    private static final KnownRules EVERYTHING = new KnownRules(Map.of(), Set.of(), Set.of());

    private final DroolsPolicyEngine engine;
    private final Map<String, List<Performance>> scenarios;
    private final RuleCompiler compiler;
    private final RuleLoader loader;
    private final Progress progress;
    private final List<Mutant> mutants = new ArrayList<>();

    /** A changed rule before it is tried. */
    private record Candidate(RuleDescriptor rule, Mutation mutation, String text) {

        RuleFile file() {
            return new RuleFile(rule.source().file(), mutation.applied(text));
        }

        Mutant mutant(Mutant.Fate fate) {
            return new Mutant(
                    rule,
                    mutation.place(rule.source().file(), text),
                    mutation.before(text),
                    mutation.after(text),
                    fate);
        }
    }

    /**
     * A trial.
     *
     * @param performances the scenarios as they were played with the rules as they are
     */
    MutantTrial(DroolsPolicyEngine engine, List<Performance> performances, RuleCompiler compiler, Progress progress) {
        this.engine = engine;
        this.compiler = compiler;
        this.loader = new RuleLoader(ClassStore.NONE, count -> compiler);
        this.progress = progress;
        this.scenarios = new TreeMap<>();
        for (Performance performance : performances) {
            for (String rule : performance.passed() ? performance.scenario().rules() : Set.<String>of()) {
                scenarios.computeIfAbsent(rule, unseen -> new ArrayList<>()).add(performance);
            }
        }
    }

    /** What comes of every change of these rules, sorted by place. */
    List<Mutant> of(List<RuleDescriptor> rules) {
        Map<String, Deque<Candidate>> waiting = new LinkedHashMap<>();
        int total = 0;
        for (RuleDescriptor rule : rules) {
            String text = engine.rules().text(rule.id()).orElse("");
            for (Mutation mutation : Mutations.of(text, rule.title())) {
                waiting.computeIfAbsent(rule.source().file(), unseen -> new ArrayDeque<>())
                        .add(new Candidate(rule, mutation, text));
                total++;
            }
        }
        while (!waiting.isEmpty()) {
            // A change of each file at a time: many files are compiled almost as fast as one.
            Map<String, Candidate> batch = new LinkedHashMap<>();
            waiting.forEach((file, candidates) -> batch.put(file, candidates.remove()));
            waiting.values().removeIf(Collection::isEmpty);
            tryOut(batch);
            progress.reached(mutants.size(), total);
        }
        mutants.sort(Comparator.comparing(Mutant::place).thenComparing(Mutant::after));
        return mutants;
    }

    private void tryOut(Map<String, Candidate> batch) {
        refuse(compiler.check(files(batch), EVERYTHING), batch);
        LoadedRules loaded = loader.load(files(batch), () -> EVERYTHING);
        while (!loaded.problems().isEmpty()) {
            refuse(loaded.problems(), batch);
            loaded = loader.load(files(batch), () -> EVERYTHING);
        }
        for (LoadedFile file : loaded.files()) {
            Candidate candidate = batch.get(file.file().path());
            mutants.add(candidate.mutant(isNoticed(candidate, file) ? Mutant.Fate.NOTICED : Mutant.Fate.SURVIVED));
        }
    }

    private static List<RuleFile> files(Map<String, Candidate> batch) {
        return batch.values().stream().map(Candidate::file).toList();
    }

    private void refuse(List<RuleProblem> problems, Map<String, Candidate> batch) {
        for (RuleProblem problem : problems) {
            Candidate refused = batch.remove(problem.place().file());
            if (refused != null) {
                mutants.add(refused.mutant(Mutant.Fate.REFUSED));
            }
        }
    }

    private boolean isNoticed(Candidate candidate, LoadedFile file) {
        DroolsPolicyEngine changed = engine.replacing(file);
        for (Performance performance : scenarios.getOrDefault(candidate.rule().id(), List.of())) {
            if (!performance.passesBy(changed)) {
                return true;
            }
        }
        return false;
    }
}
