package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.Fact;
import java.util.List;
import java.util.Set;

/**
 * Judges facts as the bundled policies do, without a rule engine: one pass to index them, one to judge, on one thread.
 *
 * <p>It is the yardstick for what the engine costs. A test keeps its findings the same as the engine's.
 */
public final class HandwrittenPolicies {

    /** The families whose policies judge states. */
    private static final Set<String> FAMILIES = Set.of("SCH", "DEP", "SEC", "SLA", "CMP", "DPL", "REC");

    /** The policies on states in the family that has others too. */
    private static final Set<String> GOVERNANCE =
            Set.of("GOV-001", "GOV-012", "GOV-013", "GOV-014", "GOV-015", "GOV-017", "GOV-018");

    /** What asks which rules there are, which no code without rules can say. */
    private static final String CONTROLS_SERVED = "CMP-009";

    private HandwrittenPolicies() {}

    /** Whether it judges by the policy with this id. */
    public static boolean knows(String policy) {
        String family = policy.substring(0, policy.indexOf('-'));
        return GOVERNANCE.contains(policy) || FAMILIES.contains(family) && !policy.equals(CONTROLS_SERVED);
    }

    /** The findings on these facts, sorted by place. */
    public static List<HandwrittenFinding> judge(List<Fact> facts) {
        FactIndex index = new FactIndex(facts);
        Findings findings = new Findings();
        new FileChecks(index, findings).run();
        new ServiceChecks(index, findings).run();
        new DependencyChecks(index, findings).run();
        new SharingChecks(index, findings).run();
        new ContainerChecks(index, findings).run();
        new ExposureChecks(index, findings).run();
        new ServiceLevelChecks(index, findings).run();
        new GovernanceChecks(index, findings).run();
        new ComplianceChecks(index, findings).run();
        new DeploymentChecks(index, findings).run();
        new RecoveryChecks(index, findings).run();
        return findings.sorted();
    }
}
