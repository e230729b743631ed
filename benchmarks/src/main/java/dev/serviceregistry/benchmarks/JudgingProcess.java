package dev.serviceregistry.benchmarks;

import dev.serviceregistry.benchmarks.handwritten.HandwrittenPolicies;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Judges a repository of any size by the engine and by hand-written Java, in turn, and tells the least time of each. */
final class JudgingProcess {

    private static final int LEAST_ROUNDS = 3;

    /** A few facts are judged until the JVM has compiled what judges them as well as it does among many. */
    private static final double LEAST_MILLISECONDS = 6_000;

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private JudgingProcess() {}

    /**
     * Prints how many facts there are, and the milliseconds that both took.
     *
     * @param arguments the repository
     */
    public static void main(String[] arguments) {
        FactSet facts = new RegistryReader()
                .read(Path.of(arguments[0]))
                .registry()
                .facts()
                .plus(List.of(new Today(DAY)));
        DroolsPolicyEngine engine =
                DroolsPolicyEngine.bundledForStates().only(rule -> HandwrittenPolicies.knows(rule.id()));
        double byEngine = Double.MAX_VALUE;
        double byHand = Double.MAX_VALUE;
        double spent = 0;
        for (int round = 0; round < LEAST_ROUNDS || spent < LEAST_MILLISECONDS; round++) {
            double hand = time(() -> HandwrittenPolicies.judge(facts.facts()));
            double drools = time(() -> engine.evaluate(facts, Exceptions.none()));
            byHand = Math.min(byHand, hand);
            byEngine = Math.min(byEngine, drools);
            spent += hand + drools;
        }
        System.out.println("facts=" + facts.facts().size());
        System.out.println("engine=" + byEngine);
        System.out.println("handwritten=" + byHand);
    }

    private static double time(Runnable judging) {
        long start = System.nanoTime();
        judging.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
