package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.registry.ProjectDeclaration;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** The regions of a project as it declares them. */
public final class Regions {

    /** The strategy by which all regions serve. */
    static final String ACTIVE_ACTIVE = "active-active";

    private static final String ACTIVE_PASSIVE = "active-passive";

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

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
        return shared(project, of(project, names));
    }

    /** These regions; where none is declared to serve a share of the traffic, those that do not wait serve equal ones. */
    static List<Region> shared(ProjectDeclaration project, List<Region> regions) {
        if (regions.isEmpty()
                || regions.stream().anyMatch(region -> region.share().signum() > 0)) {
            return regions;
        }
        List<String> active = active(project, regions);
        BigDecimal part = WHOLE.divide(BigDecimal.valueOf(active.size()), 2, RoundingMode.DOWN);
        BigDecimal rest = WHOLE.subtract(part.multiply(BigDecimal.valueOf(active.size())));
        List<Region> shared = new ArrayList<>();
        for (Region region : regions) {
            boolean isFirst = region.name().equals(active.get(0));
            boolean serves = active.contains(region.name());
            shared.add(serves ? region.serving(isFirst ? part.add(rest) : part) : region);
        }
        return List.copyOf(shared);
    }

    /** The names of those that serve what no region is declared to serve: of active and passive ones the primary. */
    private static List<String> active(ProjectDeclaration project, List<Region> regions) {
        List<String> all = regions.stream().map(Region::name).toList();
        List<String> open =
                those(all, name -> stated(project, name, "traffic_split").isEmpty());
        List<String> asked = open.isEmpty() ? all : open;
        List<String> ready = those(asked, name -> !stated(project, name, "role").equals("secondary"));
        List<String> able = ready.isEmpty() ? asked : ready;
        List<String> primary =
                those(asked, name -> stated(project, name, "role").equals("primary"));
        return switch (strategy(project)) {
            case ACTIVE_ACTIVE -> asked;
            case ACTIVE_PASSIVE -> primary.isEmpty() ? able.subList(0, 1) : primary;
            default -> able;
        };
    }

    private static List<String> those(List<String> names, Predicate<String> which) {
        return names.stream().filter(which).toList();
    }

    /** What a region states under a key; empty when it states nothing. */
    private static String stated(ProjectDeclaration project, String region, String key) {
        return Optional.ofNullable(project.deployment().tables("region").get(region))
                .flatMap(table -> table.string(key))
                .orElse("");
    }

    /** How regions share the work; empty when it is not declared. */
    static String strategy(ProjectDeclaration project) {
        return project.deployment().table("multi-region").string("strategy").orElse("");
    }

    /** Regions of a project, and after them the described ones to which they fail over. */
    public static List<Region> withSuccessors(ProjectDeclaration project, List<Region> regions) {
        Set<String> names = new LinkedHashSet<>();
        regions.forEach(region -> names.add(region.name()));
        Set<String> described = project.deployment().tables("region").keySet();
        for (Region region : regions) {
            region.failoverTo().stream().filter(described::contains).forEach(names::add);
        }
        List<Region> all = new ArrayList<>(regions);
        of(project, names).stream()
                .filter(region -> regions.stream().noneMatch(one -> one.name().equals(region.name())))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** These regions of a project, in this order. */
    static List<Region> of(ProjectDeclaration project, Iterable<String> regions) {
        Map<String, Table> described = project.deployment().tables("region");
        Names ids = new Names();
        List<Region> all = new ArrayList<>();
        for (String name : regions) {
            Table table = described.get(name);
            if (table == null) {
                all.add(new Region(
                        name, ids.free(name), "", BigDecimal.ZERO, null, List.of(), OptionalLong.empty(), ""));
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
                    table.integer("canary_percentage"),
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
