package dev.serviceregistry.registry;

import dev.serviceregistry.facts.ActivePassive;
import dev.serviceregistry.facts.DataFailover;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FailoverTarget;
import dev.serviceregistry.facts.RegionLoss;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TrafficTotal;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** States how the regions of a project share its traffic, and who takes over when one is lost. */
final class FailoverFacts {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final List<Fact> facts;

    /** Adds what it states to this list. */
    FailoverFacts(List<Fact> facts) {
        this.facts = facts;
    }

    void state(Deployment deployment) {
        Map<String, Table> regions = deployment.regions();
        Map<String, Table> serving = deployment.serving();
        total(deployment, serving);
        activePassive(deployment, serving);
        for (Map.Entry<String, Table> region : regions.entrySet()) {
            targets(deployment, region.getKey(), region.getValue(), regions);
        }
        if (serving.size() > 1) {
            for (String region : serving.keySet()) {
                loss(deployment, region, serving, regions);
            }
        }
    }

    private void total(Deployment deployment, Map<String, Table> serving) {
        BigDecimal total = BigDecimal.ZERO;
        StringBuilder parts = new StringBuilder();
        SourceLocation first = null;
        for (Map.Entry<String, Table> region : serving.entrySet()) {
            Node split = region.getValue().get("traffic_split").orElse(null);
            if (split != null) {
                BigDecimal percent = Deployment.percent(region.getValue(), "traffic_split");
                parts.append(first == null ? "" : " + ").append(percent.toPlainString());
                first = first == null ? split.source() : first;
                total = total.add(percent);
            }
        }
        if (first != null && !deployment.leavesOpen(serving.keySet(), "traffic_split")) {
            boolean isWhole = total.compareTo(WHOLE) == 0;
            facts.add(new TrafficTotal(
                    deployment.project(),
                    isWhole ? WHOLE.doubleValue() : total.doubleValue(),
                    parts + " = " + total.toPlainString() + " %",
                    first));
        }
    }

    private void activePassive(Deployment deployment, Map<String, Table> serving) {
        Node strategy = deployment.multiRegion().get("strategy").orElse(null);
        if (strategy == null
                || !deployment.multiRegion().string("strategy").orElse("").equals("active-passive")
                || deployment.leavesOpen(serving.keySet(), "role")
                || deployment.leavesOpen(serving.keySet(), "traffic_split")) {
            return;
        }
        List<String> primaries = new ArrayList<>();
        for (Map.Entry<String, Table> region : serving.entrySet()) {
            if (region.getValue().string("role").orElse("").equals("primary")
                    || Deployment.percent(region.getValue(), "traffic_split").signum() > 0) {
                primaries.add(region.getKey());
            }
        }
        facts.add(new ActivePassive(
                deployment.project(),
                primaries.size(),
                primaries.isEmpty() ? "no region" : String.join(" and ", primaries),
                strategy.source()));
    }

    private void targets(Deployment deployment, String region, Table table, Map<String, Table> regions) {
        String residency = table.string("data_residency").orElse("");
        for (Map.Entry<String, SourceLocation> target :
                Deployment.failover(table).entrySet()) {
            String name = target.getKey();
            Table other = regions.get(name);
            boolean mayExist = other != null || deployment.leavesOpen("region." + name);
            boolean isUnknown = other == null || deployment.leavesOpen("region." + name + ".data_residency");
            boolean isDescribed = mayExist && !name.equals(region);
            facts.add(new FailoverTarget(deployment.project(), region, name, isDescribed, target.getValue()));
            if (isDescribed && !residency.isEmpty()) {
                facts.add(new DataFailover(
                        deployment.project(),
                        region,
                        name,
                        residency,
                        isUnknown ? residency : other.string("data_residency").orElse(""),
                        target.getValue()));
            }
        }
    }

    private void loss(Deployment deployment, String region, Map<String, Table> serving, Map<String, Table> regions) {
        Table lost = serving.get(region);
        BigDecimal share = Deployment.percent(lost, "traffic_split");
        Set<String> targets = new LinkedHashSet<>();
        if (lost.get("failover_to").isPresent()) {
            for (String target : Deployment.failover(lost).keySet()) {
                if (regions.containsKey(target)) {
                    targets.add(target);
                } else if (deployment.leavesOpen("region." + target)) {
                    return;
                }
            }
        } else {
            targets.addAll(serving.keySet());
        }
        targets.remove(region);
        if (share.signum() == 0
                || targets.isEmpty()
                || deployment.leavesOpen(Set.of(region), "failover_to")
                || Deployment.having(regions, targets, "traffic_split", "capacity")
                                .size()
                        < targets.size()) {
            return;
        }
        BigDecimal spare = BigDecimal.ZERO;
        StringBuilder parts = new StringBuilder();
        for (String target : targets) {
            BigDecimal carried = Deployment.percent(regions.get(target), "traffic_split");
            BigDecimal capacity = Deployment.percent(regions.get(target), "capacity");
            spare = spare.add(capacity.subtract(carried).max(BigDecimal.ZERO));
            parts.append(parts.isEmpty() ? "" : ", ")
                    .append(target)
                    .append(" carries ")
                    .append(carried.toPlainString())
                    .append(" % of at most ")
                    .append(capacity.toPlainString());
        }
        boolean isCarried = spare.compareTo(share) >= 0;
        facts.add(new RegionLoss(
                deployment.project(),
                region,
                share.doubleValue(),
                isCarried ? Math.max(spare.doubleValue(), share.doubleValue()) : spare.doubleValue(),
                "its " + share.toPlainString() + " % find room for " + spare.toPlainString() + " %: " + parts,
                lost.get("failover_to").map(Node::source).orElse(lost.source())));
    }
}
