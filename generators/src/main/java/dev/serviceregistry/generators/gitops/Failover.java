package dev.serviceregistry.generators.gitops;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of the traffic of a project when one of its regions is lost.
 *
 * <p>The regions to which it fails over take what their capacity leaves room for, in the order in which they are named;
 * what finds no room goes to the first. Where none is named, the others take it in proportion to what they serve already.
 *
 * @param lost the region that is lost
 * @param before the share of each region in percent of all traffic
 * @param after the share of each region that is left
 * @param overloaded the regions that would have to carry more than their capacity
 * @param unknown the regions that take over and declare no capacity
 * @param isServed whether anybody is left who takes over
 */
public record Failover(
        String lost,
        Map<String, BigDecimal> before,
        Map<String, BigDecimal> after,
        List<String> overloaded,
        List<String> unknown,
        boolean isServed) {

    /**
     * Works it out.
     *
     * @param regions all regions, those that only take over too
     * @param lost one of them
     */
    public static Failover of(List<Region> regions, Region lost) {
        Map<String, BigDecimal> before = new LinkedHashMap<>();
        Map<String, BigDecimal> after = new LinkedHashMap<>();
        for (Region region : regions) {
            before.put(region.name(), region.share());
            if (!region.equals(lost)) {
                after.put(region.name(), region.share());
            }
        }
        List<Region> left =
                regions.stream().filter(region -> !region.equals(lost)).toList();
        List<Region> named = new ArrayList<>();
        for (String name : lost.failoverTo()) {
            left.stream()
                    .filter(region -> region.name().equals(name) && !named.contains(region))
                    .forEach(named::add);
        }
        boolean isServed = lost.share().signum() == 0;
        if (!isServed) {
            List<Region> takers = lost.failoverTo().isEmpty() ? left : named;
            isServed = !takers.isEmpty();
            if (lost.failoverTo().isEmpty()) {
                shareOut(lost.share(), takers, after);
            } else {
                pour(lost.share(), takers, after);
            }
        }
        List<String> overloaded = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Region region : left) {
            BigDecimal carried = after.getOrDefault(region.name(), BigDecimal.ZERO);
            BigDecimal capacity = region.capacity();
            if (capacity != null && carried.compareTo(capacity) > 0) {
                overloaded.add(region.name());
            } else if (capacity == null && carried.compareTo(region.share()) > 0) {
                unknown.add(region.name());
            }
        }
        return new Failover(lost.name(), before, after, overloaded, unknown, isServed);
    }

    /** Fills one after the other. */
    private static void pour(BigDecimal share, List<Region> takers, Map<String, BigDecimal> after) {
        BigDecimal rest = share;
        for (Region taker : takers) {
            BigDecimal capacity = taker.capacity();
            BigDecimal room = capacity == null
                    ? rest
                    : capacity.subtract(taker.share()).max(BigDecimal.ZERO).min(rest);
            after.merge(taker.name(), room, BigDecimal::add);
            rest = rest.subtract(room);
        }
        if (rest.signum() > 0 && !takers.isEmpty()) {
            after.merge(takers.get(0).name(), rest, BigDecimal::add);
        }
    }

    /** Divides as weights of records do when one of them is taken away; equally when nobody serves anything yet. */
    private static void shareOut(BigDecimal share, List<Region> takers, Map<String, BigDecimal> after) {
        BigDecimal total = takers.stream().map(Region::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = share;
        Region largest = null;
        for (Region taker : takers) {
            BigDecimal part = total.signum() == 0
                    ? share.divide(BigDecimal.valueOf(takers.size()), 2, RoundingMode.DOWN)
                    : share.multiply(taker.share()).divide(total, 2, RoundingMode.DOWN);
            after.merge(taker.name(), part, BigDecimal::add);
            rest = rest.subtract(part);
            largest = largest == null || taker.share().compareTo(largest.share()) > 0 ? taker : largest;
        }
        if (largest != null) {
            after.merge(largest.name(), rest, BigDecimal::add);
        }
    }

    /** Whether a region that is left has to carry more than it can, or nobody is left to carry it. */
    public boolean fails() {
        return !overloaded.isEmpty() || !isServed;
    }
}
