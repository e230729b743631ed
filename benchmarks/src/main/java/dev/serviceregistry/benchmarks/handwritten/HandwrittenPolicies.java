package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Fact;
import java.util.List;

/**
 * Judges facts as the bundled policies do, without a rule engine: one pass to index them, one to judge, on one thread.
 *
 * <p>It is the yardstick for what the engine costs. A test keeps its findings the same as the engine's.
 */
public final class HandwrittenPolicies {

    private HandwrittenPolicies() {}

    /** Whether it judges by the policy with this id. */
    public static boolean knows(String policy) {
        return policy.startsWith("SCH-") || policy.startsWith("DEP-") || policy.equals("GOV-018");
    }

    /** The findings on these facts, sorted by place. */
    public static List<HandwrittenFinding> judge(List<Fact> facts) {
        FactIndex index = new FactIndex(facts);
        Findings findings = new Findings();
        new FileChecks(index, findings).run();
        new ServiceChecks(index, findings).run();
        new DependencyChecks(index, findings).run();
        new SharingChecks(index, findings).run();
        return findings.sorted();
    }
}
