package dev.serviceregistry.generators.gitops;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A region that a project runs in.
 *
 * @param name its name; empty for a project that names none
 * @param id its name as a DNS label, of its own among the regions of the project
 * @param cluster the cluster there; empty when none is declared
 * @param share the percentage of all traffic that it serves
 * @param capacity the percentage of all traffic that it can serve, or null when that is not declared
 * @param failoverTo who takes over when it is lost, in this order; empty when nobody is named
 * @param canary the percentage that gets a release first
 * @param address the host or address of its way in; empty when none is declared
 */
public record Region(
        String name,
        String id,
        String cluster,
        BigDecimal share,
        @Nullable BigDecimal capacity,
        List<String> failoverTo,
        OptionalLong canary,
        String address) {

    /** Keeps its own copy. */
    public Region {
        failoverTo = List.copyOf(failoverTo);
    }

    /** The region with another share of the traffic. */
    Region serving(BigDecimal percent) {
        return new Region(name, id, cluster, percent, capacity, failoverTo, canary, address);
    }

    /** Whether somebody calls it, so that a release can be measured there. */
    public boolean isServing() {
        return name.isEmpty() || share.signum() > 0;
    }

    /** A part of a name or a path that tells the region; nothing when the project names none. */
    public String suffix(String separator) {
        return id.isEmpty() ? "" : separator + id;
    }
}
