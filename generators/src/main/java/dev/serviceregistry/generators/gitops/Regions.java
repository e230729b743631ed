package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The regions of a project as it declares them. */
public final class Regions {

    private Regions() {}

    /** The regions that serve: those that are listed, else all that are described. */
    public static List<Region> serving(ProjectDeclaration project) {
        Set<String> names = new LinkedHashSet<>();
        for (Scalar listed : project.deployment().table("multi-region").scalars("regions")) {
            names.add(listed.text());
        }
        if (names.isEmpty()) {
            names.addAll(project.deployment().tables("region").keySet());
        }
        return of(project, names);
    }

    /** Regions of a project, and after them the described ones to which they fail over. */
    public static List<Region> withSuccessors(ProjectDeclaration project, List<Region> regions) {
        Set<String> names = new LinkedHashSet<>();
        regions.forEach(region -> names.add(region.name()));
        Set<String> described = project.deployment().tables("region").keySet();
        for (Region region : regions) {
            region.failoverTo().stream().filter(described::contains).forEach(names::add);
        }
        return of(project, names);
    }

    /** These regions of a project, in this order. */
    static List<Region> of(ProjectDeclaration project, Iterable<String> regions) {
        Map<String, Table> described = project.deployment().tables("region");
        Names ids = new Names();
        List<Region> all = new ArrayList<>();
        for (String name : regions) {
            Table table = described.get(name);
            if (table == null) {
                all.add(new Region(name, ids.free(name), "", BigDecimal.ZERO, null, List.of(), 0, ""));
                continue;
            }
            List<String> successors = new ArrayList<>();
            table.scalars("failover_to").forEach(one -> successors.add(one.text()));
            all.add(new Region(
                    name,
                    ids.free(name),
                    table.string("cluster").orElse(""),
                    table.string("traffic_split").map(Percentages::of).orElse(BigDecimal.ZERO),
                    table.string("capacity").map(Percentages::of).orElse(null),
                    successors,
                    table.integer("canary_percentage").orElse(0),
                    table.string("address").orElse("").strip()));
        }
        return List.copyOf(all);
    }

    /** In the order in which a release reaches them: the less of the traffic a region serves, the earlier. */
    public static List<Region> inWaves(List<Region> regions) {
        List<Region> waves = new ArrayList<>(regions);
        waves.sort(Comparator.comparing(Region::share));
        return waves;
    }

    /** Whether shares of traffic are whole percents. */
    static boolean areWhole(List<Region> regions) {
        return regions.stream()
                .allMatch(region -> region.share().remainder(BigDecimal.ONE).signum() == 0);
    }
}
