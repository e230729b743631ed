package dev.serviceregistry.benchmarks.handwritten;

import dev.serviceregistry.facts.ActivePassive;
import dev.serviceregistry.facts.CanaryShare;
import dev.serviceregistry.facts.DataFailover;
import dev.serviceregistry.facts.DeploymentTarget;
import dev.serviceregistry.facts.Failover;
import dev.serviceregistry.facts.FailoverTarget;
import dev.serviceregistry.facts.FailoverTime;
import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.RegionCluster;
import dev.serviceregistry.facts.RegionEntry;
import dev.serviceregistry.facts.RegionLoss;
import dev.serviceregistry.facts.Rollback;
import dev.serviceregistry.facts.TierInUse;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.TrafficTotal;
import java.util.HashMap;
import java.util.Map;

/** What must hold of the regions and targets that projects are deployed to. */
final class DeploymentChecks {

    private record Cluster(String project, String name) {}

    private final FactIndex facts;
    private final Findings findings;

    DeploymentChecks(FactIndex facts, Findings findings) {
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        for (TrafficTotal total : facts.all(TrafficTotal.class)) {
            if (total.percent() != 100.0) {
                findings.add("DPL-001", total, "splits its traffic into " + total.shown() + ", not 100");
            }
        }
        for (RegionEntry entry : facts.all(RegionEntry.class)) {
            if (!entry.listed() || !entry.described()) {
                findings.add("DPL-002", entry, "the region " + entry.region() + " " + entry.lack());
            }
        }
        for (CanaryShare share : facts.all(CanaryShare.class)) {
            if (share.percent() < 0 || share.percent() > 100 || share.percent() <= share.previous()) {
                findings.add("DPL-003", share, "gives a canary " + share.percent() + " %, " + share.flaw());
            }
        }
        for (RegionLoss loss : facts.all(RegionLoss.class)) {
            carriesTheLoad(loss);
        }
        for (FailoverTarget target : facts.all(FailoverTarget.class)) {
            carriesTheLoad(target);
        }
        for (DataFailover target : facts.all(DataFailover.class)) {
            residency(target);
        }
        for (ActivePassive strategy : facts.all(ActivePassive.class)) {
            if (strategy.primaries() != 1) {
                findings.add(
                        "DPL-005", strategy, "is deployed active-passive, but " + strategy.shown() + " would serve");
            }
        }
        clusters();
        for (MostCriticalTier top : facts.all(MostCriticalTier.class)) {
            rollbacks(top.tier());
        }
        targets();
        for (FailoverTime time : facts.all(FailoverTime.class)) {
            recovery(time);
        }
    }

    private void carriesTheLoad(Failover failover) {
        if (!failover.holds()) {
            findings.add("DPL-004", failover, failover.flaw());
        }
    }

    private void residency(DataFailover target) {
        if (!target.residency().equals(target.targetResidency())) {
            findings.add(
                    "DPL-007",
                    target,
                    "the data of " + target.region() + " must stay in " + target.residency() + ", but it fails over to "
                            + target.target() + ", which " + target.destination());
        }
    }

    private void clusters() {
        Map<Cluster, String> first = new HashMap<>();
        for (RegionCluster use : facts.all(RegionCluster.class)) {
            first.merge(
                    new Cluster(use.project(), use.cluster()),
                    use.region(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        for (RegionCluster use : facts.all(RegionCluster.class)) {
            String earlier = first.getOrDefault(new Cluster(use.project(), use.cluster()), use.region());
            if (!earlier.equals(use.region())) {
                findings.add(
                        "DPL-006",
                        use,
                        "uses the cluster " + use.cluster() + ", which the region " + earlier + " already uses");
            }
        }
    }

    private void rollbacks(String top) {
        Map<String, TierInUse> uses = new HashMap<>();
        for (TierInUse use : facts.all(TierInUse.class)) {
            if (use.tier().equals(top)) {
                uses.put(use.project(), use);
            }
        }
        for (Rollback rollback : facts.all(Rollback.class)) {
            TierInUse use = uses.get(rollback.project());
            if (use != null && !rollback.automatic()) {
                findings.add(
                        "DPL-008",
                        rollback,
                        "runs " + use.example() + " of tier " + top + " and does not roll back by itself");
            }
        }
    }

    private void targets() {
        Map<String, Long> first = new HashMap<>();
        for (DeploymentTarget target : facts.all(DeploymentTarget.class)) {
            if (!target.production()) {
                first.merge(target.project(), target.order(), Math::min);
            }
        }
        for (DeploymentTarget target : facts.all(DeploymentTarget.class)) {
            Long earlier = first.get(target.project());
            if (target.production() && (earlier == null || earlier >= target.order())) {
                findings.add("DPL-009", target, "nothing is rolled out to before " + target.target());
            }
        }
    }

    private void recovery(FailoverTime time) {
        TierPromise promised = facts.promise(time.tier(), Promise.RTO);
        if (promised != null && promised.amount() < time.milliseconds()) {
            findings.add(
                    "DPL-010",
                    time,
                    time.shown() + ", but " + time.example() + " of tier " + time.tier() + " must be back within "
                            + promised.stated());
        }
    }
}
