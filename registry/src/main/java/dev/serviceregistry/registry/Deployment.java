package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a project is deployed.
 *
 * @param project the project
 * @param file its deployment.toml
 * @param table the table {@code deployment} in it
 */
record Deployment(String project, ParsedFile file, Table table) {

    /** How a project is deployed; nothing when nothing is said of it, or nothing that can be read. */
    static @Nullable Deployment of(String project, Map<String, ParsedFile> files) {
        ParsedFile file = files.get("projects/" + project + "/deployment.toml");
        return file != null && file.usable() && file.content().get("deployment").orElse(null) instanceof Table table
                ? new Deployment(project, file, table)
                : null;
    }

    /** Whether nobody can know what is at a path below the table, since the schema refused it. */
    boolean leavesOpen(String path) {
        return file.leavesOpen("deployment." + path);
    }

    Table multiRegion() {
        return table.table("multi-region");
    }

    /** The tables of regions by name, sorted. */
    Map<String, Table> regions() {
        return new TreeMap<>(table.tables("region"));
    }

    /** The items of a list of regions, each once. */
    static Map<String, SourceLocation> listed(Table table) {
        Map<String, SourceLocation> listed = new LinkedHashMap<>();
        for (Scalar region : table.scalars("regions")) {
            listed.putIfAbsent(region.text(), region.source());
        }
        return listed;
    }

    /** Whether the regions that serve are listed. */
    boolean listsRegions() {
        return multiRegion().get("regions").isPresent();
    }

    /** The tables of the regions that serve: those that are listed, or all when none is, sorted by name. */
    Map<String, Table> serving() {
        Map<String, Table> serving = regions();
        if (listsRegions()) {
            serving.keySet().retainAll(listed(multiRegion()).keySet());
        }
        return serving;
    }

    /** The names of every region in which the project runs something, each with where it is first listed. */
    Map<String, SourceLocation> everywhere() {
        Map<String, SourceLocation> everywhere = listed(multiRegion());
        for (Table target : table.tables("target").values()) {
            listed(target).forEach(everywhere::putIfAbsent);
        }
        return everywhere;
    }

    /** The names to which a region fails over, each with its place. */
    static Map<String, SourceLocation> failover(Table region) {
        Map<String, SourceLocation> targets = new LinkedHashMap<>();
        for (Scalar target : region.scalars("failover_to")) {
            targets.putIfAbsent(target.text(), target.source());
        }
        return targets;
    }

    /** The percentage under a key of a region; 0 when it is not written. */
    static BigDecimal percent(Table region, String key) {
        return region.string(key).map(Percentages::of).orElse(BigDecimal.ZERO);
    }

    /** Whether nobody can know this key of one of these regions, or whether there are others, whose tables are refused. */
    boolean leavesOpen(Set<String> regions, String key) {
        if (leavesOpen("multi-region.regions") || file.refused().contains("deployment.region")) {
            return true;
        }
        String table = "deployment.region.";
        for (String refused : file.refused().tailSet(table)) {
            if (!refused.startsWith(table)) {
                break;
            }
            if (refused.indexOf('.', table.length()) < 0) {
                return true;
            }
        }
        for (String region : regions) {
            if (leavesOpen("region." + region + "." + key)) {
                return true;
            }
        }
        return false;
    }

    /** Where a dotted path below the table is written, or its nearest parent. */
    SourceLocation place(String... path) {
        Node node = table;
        for (String key : path) {
            Node next = node instanceof Table below ? below.get(key).orElse(null) : null;
            if (next == null) {
                break;
            }
            node = next;
        }
        return node.source();
    }

    /** The names of these regions that have a table with both keys. */
    static List<String> having(Map<String, Table> regions, Set<String> names, String one, String other) {
        List<String> having = new ArrayList<>();
        for (String name : new LinkedHashSet<>(names)) {
            Table region = regions.get(name);
            if (region != null
                    && region.get(one).isPresent()
                    && region.get(other).isPresent()) {
                having.add(name);
            }
        }
        return having;
    }
}
