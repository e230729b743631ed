package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Amounts;
import dev.serviceregistry.facts.CanaryShare;
import dev.serviceregistry.facts.DeploymentTarget;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FailoverTime;
import dev.serviceregistry.facts.RegionCluster;
import dev.serviceregistry.facts.RegionEntry;
import dev.serviceregistry.facts.Rollback;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TierInUse;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Durations;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** States how projects are deployed: where, to which targets in which order, and how they go back. */
final class DeploymentFacts {

    /** What paging somebody, judging and switching takes. */
    private static final double MANUAL_FAILOVER_MILLISECONDS = 3_600_000;

    /** The order of a target whose own was refused: it may come before every other, and nobody is told that none does. */
    private static final long BEFORE_ALL = -1;

    private final List<Fact> facts;

    /** The regions that are stated. */
    private final Set<String> regions = new HashSet<>();

    /** Adds what it states to this list. */
    DeploymentFacts(List<Fact> facts) {
        this.facts = facts;
    }

    /**
     * States how a project is deployed.
     *
     * @param tiers the tiers of which the project runs services
     */
    void state(Deployment deployment, List<TierInUse> tiers) {
        regions(deployment);
        canaries(deployment);
        new FailoverFacts(facts).state(deployment);
        targets(deployment);
        facts.addAll(FreezeWindows.of(deployment.project(), deployment.table()));
        rollback(deployment);
        failoverTimes(deployment, tiers);
    }

    private void regions(Deployment deployment) {
        Map<String, Table> described = deployment.regions();
        entries(deployment, deployment.multiRegion(), "multi-region.regions", described.keySet());
        // By their names, so that a finding stays the same when tables are written in another order.
        for (Map.Entry<String, Table> target : new TreeMap<>(deployment.table().tables("target")).entrySet()) {
            entries(deployment, target.getValue(), "target." + target.getKey() + ".regions", described.keySet());
        }
        boolean knowsLists = !deployment.leavesOpen("multi-region.regions") && !deployment.leavesOpen("target");
        for (Map.Entry<String, Table> region : described.entrySet()) {
            String name = region.getKey();
            if (regions.add(name)) {
                facts.add(new RegionEntry(
                        deployment.project(),
                        name,
                        "deployment.region." + name,
                        !deployment.listsRegions() || !knowsLists,
                        true,
                        region.getValue().source()));
            }
            region.getValue()
                    .string("cluster")
                    .ifPresent(cluster -> facts.add(new RegionCluster(
                            deployment.project(), name, cluster, deployment.place("region", name, "cluster"))));
        }
    }

    private void entries(Deployment deployment, Table lister, String path, Set<String> described) {
        for (Map.Entry<String, SourceLocation> listed :
                Deployment.listed(lister).entrySet()) {
            String name = listed.getKey();
            if (regions.add(name)) {
                facts.add(new RegionEntry(
                        deployment.project(),
                        name,
                        "deployment." + path + ":" + name,
                        true,
                        described.contains(name) || deployment.leavesOpen("region." + name),
                        listed.getValue()));
            }
        }
    }

    private void canaries(Deployment deployment) {
        for (Map.Entry<String, Table> region : deployment.regions().entrySet()) {
            if (region.getValue().get("canary_percentage").orElse(null) instanceof Scalar share) {
                facts.add(new CanaryShare(
                        deployment.project(),
                        "deployment.region." + region.getKey() + ".canary_percentage",
                        (Long) share.value(),
                        Amounts.LEAST,
                        share.source()));
            }
        }
        long previous = Amounts.LEAST;
        for (Scalar step : deployment.table().table("rollout").scalars("steps")) {
            facts.add(new CanaryShare(
                    deployment.project(),
                    "deployment.rollout.steps:" + step.text(),
                    (Long) step.value(),
                    previous,
                    step.source()));
            previous = (Long) step.value();
        }
    }

    private void targets(Deployment deployment) {
        for (Map.Entry<String, Table> target :
                deployment.table().tables("target").entrySet()) {
            String name = target.getKey();
            boolean isProduction = isProduction(name);
            if (!deployment.leavesOpen("target." + name + ".order")) {
                long order = target.getValue().integer("order").orElse(isProduction ? Amounts.LEAST : Amounts.MOST);
                target(deployment, name, isProduction, order);
            } else if (!isProduction) {
                target(deployment, name, false, BEFORE_ALL);
            }
        }
        for (String name : deployment.refused("target")) {
            if (!isProduction(name)) {
                target(deployment, name, false, BEFORE_ALL);
            }
        }
    }

    private void target(Deployment deployment, String name, boolean isProduction, long order) {
        facts.add(new DeploymentTarget(
                deployment.project(), name, isProduction, order, deployment.place("target", name, "order")));
    }

    private static boolean isProduction(String target) {
        String name = target.toLowerCase(Locale.ROOT);
        return name.equals("production")
                || name.equals("prod")
                || name.startsWith("production-")
                || name.startsWith("prod-");
    }

    private void rollback(Deployment deployment) {
        if (!deployment.leavesOpen("rollback.automatic")) {
            boolean isAutomatic =
                    deployment.table().table("rollback").get("automatic").orElse(null) instanceof Scalar flag
                            && flag.value().equals(true);
            facts.add(new Rollback(deployment.project(), isAutomatic, deployment.place("rollback", "automatic")));
        }
    }

    private void failoverTimes(Deployment deployment, List<TierInUse> tiers) {
        Table failover = deployment.multiRegion().table("failover");
        String mode = failover.string("mode").orElse("");
        String delay = failover.string("unhealthy_after").orElse("");
        boolean isManual = mode.equals("manual");
        if (Deployment.listed(deployment.multiRegion()).size() < 2
                || !isManual && (!mode.equals("automatic") || delay.isEmpty())) {
            return;
        }
        for (TierInUse tier : tiers) {
            facts.add(new FailoverTime(
                    deployment.project(),
                    tier.tier(),
                    isManual ? MANUAL_FAILOVER_MILLISECONDS : Durations.milliseconds(delay),
                    isManual ? "fails over by hand, which takes an hour" : "fails over after " + delay,
                    tier.example(),
                    deployment.place("multi-region", "failover", isManual ? "mode" : "unhealthy_after")));
        }
    }
}
