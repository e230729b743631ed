package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.AvailabilityChain;
import dev.serviceregistry.facts.AvailabilityObjective;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.DisruptionBudget;
import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.Readiness;
import dev.serviceregistry.facts.ReplicaFloor;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SupportGap;
import dev.serviceregistry.facts.TierComparison;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.UndefinedTier;
import java.util.HashMap;
import java.util.Map;

/** What must hold of tiers, and of services because of theirs. */
final class ServiceLevelChecks {

    private record Tiers(String tier, String supported) {}

    private final FactIndex facts;
    private final Findings findings;

    ServiceLevelChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        tiers();
        for (ReplicaFloor floor : facts.all(ReplicaFloor.class)) {
            replicas(floor);
        }
        for (MostCriticalTier top : facts.all(MostCriticalTier.class)) {
            objectives(top.tier());
            budgets(top.tier());
        }
        for (AvailabilityChain chain : facts.all(AvailabilityChain.class)) {
            if (chain.promised() > chain.product() && facts.isLive(chain.service())) {
                findings.add(
                        "SLA-005",
                        chain,
                        "promises an availability of " + chain.promise().stated()
                                + ", but requires services that together promise " + chain.shown());
            }
        }
        for (Readiness readiness : facts.all(Readiness.class)) {
            Criticality criticality = facts.criticalities().get(readiness.service());
            if (!readiness.checked() && criticality != null && facts.isLive(readiness.service())) {
                findings.add("SLA-008", readiness, "is of tier " + criticality.tier() + " and has no readiness check");
            }
        }
        dependencies();
    }

    private void tiers() {
        for (UndefinedTier claim : facts.all(UndefinedTier.class)) {
            findings.add(
                    "SLA-001", claim, "is of criticality '" + claim.tier() + "', which is no tier: " + claim.hint());
        }
        for (TierComparison comparison : facts.all(TierComparison.class)) {
            if (comparison.promisesMore()) {
                TierPromise lower = comparison.lower();
                TierPromise upper = comparison.upper();
                findings.add(
                        "SLA-002",
                        comparison,
                        "tier " + lower.tier() + " promises " + lower.promise() + " " + lower.stated()
                                + ", more than tier " + upper.tier() + " above it with " + upper.stated());
            }
        }
    }

    private void replicas(ReplicaFloor floor) {
        TierPromise minimum = facts.promiseTo(floor.service(), Promise.MIN_REPLICAS);
        if (minimum != null && minimum.amount() > floor.replicas() && facts.isLive(floor.service())) {
            findings.add(
                    "SLA-003",
                    floor,
                    "runs " + floor.replicas() + " of " + minimum.stated() + " replicas that tier " + minimum.tier()
                            + " demands");
        }
    }

    private void objectives(String top) {
        TierPromise promised = facts.promise(top, Promise.AVAILABILITY);
        if (promised == null) {
            return;
        }
        for (AvailabilityObjective objective : facts.all(AvailabilityObjective.class)) {
            if (objective.percent() < promised.amount() && isLiveOf(top, objective.service())) {
                findings.add(
                        "SLA-004",
                        objective,
                        "has the availability objective " + objective.stated() + ", where tier " + top + " promises "
                                + promised.stated());
            }
        }
    }

    private void budgets(String top) {
        for (DisruptionBudget budget : facts.all(DisruptionBudget.class)) {
            if (!budget.protective() && isLiveOf(top, budget.service())) {
                findings.add("SLA-006", budget, "is of tier " + top + " and has " + budget.stated());
            }
        }
    }

    private void dependencies() {
        Map<Tiers, SupportGap> gaps = new HashMap<>();
        for (SupportGap gap : facts.all(SupportGap.class)) {
            gaps.put(new Tiers(gap.tier(), gap.supported()), gap);
        }
        for (Dependency dependency : facts.all(Dependency.class)) {
            Criticality own = facts.criticalities().get(dependency.service());
            Criticality other = facts.criticalities().get(dependency.target());
            if (dependency.kind() == DependencyKind.REQUIRES
                    && dependency.resolution() == Resolution.FOUND
                    && own != null
                    && other != null
                    && facts.isLive(dependency.service())) {
                recovery(dependency, own.tier(), other.tier());
                SupportGap gap = gaps.get(new Tiers(other.tier(), own.tier()));
                if (gap != null) {
                    findings.add(
                            "SLA-009",
                            dependency,
                            "is supported " + gap.supportedHours() + ", but requires " + dependency.target()
                                    + ", which is supported " + gap.hours());
                }
            }
        }
    }

    private void recovery(Dependency dependency, String tier, String lower) {
        TierPromise time = facts.promise(tier, Promise.RTO);
        TierPromise longer = facts.promise(lower, Promise.RTO);
        if (time != null && longer != null && longer.amount() > time.amount()) {
            findings.add(
                    "SLA-007",
                    dependency,
                    "must be back within " + time.stated() + ", but requires " + dependency.target()
                            + ", which may take " + longer.stated());
        }
    }

    private boolean isLiveOf(String tier, String service) {
        Criticality criticality = facts.criticalities().get(service);
        return criticality != null && criticality.tier().equals(tier) && facts.isLive(service);
    }
}
