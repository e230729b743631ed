package dev.serviceregistry.cli;

import dev.serviceregistry.generators.gitops.Failover;
import dev.serviceregistry.generators.gitops.Region;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the loss of a region does to a project.
 *
 * @param project the project
 * @param regions its regions, the lost one too
 * @param failover where the traffic goes
 */
record SimulatedFailover(String project, List<Region> regions, Failover failover) {

    SimulatedFailover {
        regions = List.copyOf(regions);
    }

    /** What becomes of a region: {@code lost}, {@code overloaded}, {@code unknown} or {@code ok}. */
    String state(Region region) {
        if (region.name().equals(failover.lost())) {
            return "lost";
        }
        if (failover.overloaded().contains(region.name())) {
            return "overloaded";
        }
        return failover.unknown().contains(region.name()) ? "unknown" : "ok";
    }

    /** The share of a region after the loss; nothing of the lost one. */
    BigDecimal after(Region region) {
        return failover.after().getOrDefault(region.name(), BigDecimal.ZERO);
    }
}
