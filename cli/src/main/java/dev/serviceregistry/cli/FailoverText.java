package dev.serviceregistry.cli;

import dev.serviceregistry.generators.gitops.Region;
import java.math.BigDecimal;
import java.util.List;

/** Simulated failovers as a person reads them. */
final class FailoverText {

    private FailoverText() {}

    static void write(String lost, List<SimulatedFailover> failovers, Call call) {
        Columns columns = new Columns("PROJECT", "REGION", "BEFORE", "AFTER", "CAPACITY", "STATE");
        int failing = 0;
        for (SimulatedFailover one : failovers) {
            failing += one.failover().fails() ? 1 : 0;
            for (Region region : one.regions()) {
                BigDecimal capacity = region.capacity();
                columns.add(
                        one.project(),
                        region.name(),
                        percent(region.share()),
                        percent(one.after(region)),
                        capacity == null ? "-" : percent(capacity),
                        one.state(region));
            }
        }
        columns.writeTo(call.out(), call.tableWidth());
        for (SimulatedFailover one : failovers) {
            if (!one.failover().isServed()) {
                call.out()
                        .line(one.project() + ": nobody takes over from " + lost
                                + ": name regions that exist in failover_to");
            }
            for (String region : one.failover().unknown()) {
                call.out()
                        .line(one.project() + ": nobody knows whether " + region
                                + " can carry it: declare its capacity");
            }
        }
        call.out()
                .line(
                        failing == 0
                                ? "without " + lost + " all traffic is carried, as far as capacities are declared"
                                : "without " + lost + " the traffic of " + failing + " of " + failovers.size()
                                        + (failovers.size() == 1 ? " project" : " projects") + " is not carried");
    }

    private static String percent(BigDecimal share) {
        return (share.signum() == 0 ? BigDecimal.ZERO : share.stripTrailingZeros()).toPlainString() + "%";
    }
}
