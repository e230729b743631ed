package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What to do when a region is lost, for whoever has to do it. */
public final class FailoverPlan {

    private FailoverPlan() {}

    /** The plan of a delivery to several regions. */
    public static Mapping of(Delivery delivery) {
        Declared failover = delivery.deployment().get("multi-region").get("failover");
        Mapping plan = new Mapping();
        delivery.deployment()
                .get("multi-region")
                .get("strategy")
                .text()
                .ifPresent(strategy -> plan.put("strategy", strategy));
        for (String key : List.of("mode", "unhealthy_after", "failback")) {
            failover.get(key).text().ifPresent(text -> plan.put(key, text));
        }
        if (plan.get("mode") != null) {
            plan.comment("mode", "Who decides that a region is lost, after how long, and who decides that it is back.");
        }
        Mapping usual = new Mapping();
        delivery.regions().forEach(region -> usual.put(region.name(), percent(region.share())));
        plan.put("usual_split", usual);
        Mapping lost = new Mapping();
        for (Region region : delivery.regions()) {
            lost.put(region.name(), of(region, delivery));
        }
        plan.put("when_lost", lost);
        plan.comment("when_lost", "The weights to set when a region is lost; set the usual ones when it is back.");
        return plan;
    }

    private static Mapping of(Region region, Delivery delivery) {
        Failover failover = Failover.of(Regions.withSuccessors(delivery.project(), delivery.regions()), region);
        Mapping split = new Mapping();
        for (Map.Entry<String, BigDecimal> share : failover.after().entrySet()) {
            split.put(share.getKey(), percent(share.getValue()));
        }
        Mapping plan = new Mapping().put("split", split);
        plan.putUnlessEmpty("overloaded", Sequence.of(failover.overloaded()));
        plan.comment("overloaded", "These cannot carry what they get: shed load, or add capacity first.");
        plan.putUnlessEmpty("capacity_not_declared", Sequence.of(failover.unknown()));
        if (!failover.isServed()) {
            plan.put("unserved", percent(region.share()));
        }
        return plan;
    }

    private static String percent(BigDecimal share) {
        BigDecimal plain = share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros();
        return plain.toPlainString() + "%";
    }
}
