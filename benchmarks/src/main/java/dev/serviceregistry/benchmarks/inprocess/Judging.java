package dev.serviceregistry.benchmarks.inprocess;

import dev.serviceregistry.benchmarks.handwritten.HandwrittenFinding;
import dev.serviceregistry.benchmarks.handwritten.HandwrittenPolicies;
import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Facts judged by the engine, beside the same policies written by hand. */
@State(Scope.Benchmark)
public class Judging {

    private FactSet facts;
    private DroolsPolicyEngine all;
    private DroolsPolicyEngine known;

    @Setup
    public void read() throws IOException {
        GeneratedFolder folder = new GeneratedFolder(0.01);
        facts = new RegistryReader()
                .read(folder.root())
                .registry()
                .facts()
                .plus(List.of(new Today(LocalDate.of(2026, 7, 1))));
        folder.delete();
        all = DroolsPolicyEngine.bundledForStates();
        known = all.only(rule -> HandwrittenPolicies.knows(rule.id()));
    }

    @Benchmark
    public Evaluation everyPolicy() {
        return all.evaluate(facts, Exceptions.none());
    }

    @Benchmark
    public Evaluation knownPolicies() {
        return known.evaluate(facts, Exceptions.none());
    }

    @Benchmark
    public List<HandwrittenFinding> handwritten() {
        return HandwrittenPolicies.judge(facts.facts());
    }
}
