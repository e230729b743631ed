package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.RegionAdded;
import dev.serviceregistry.facts.RegionRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.TierPromiseChanged;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.ValueChanged;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.schema.OwnKeys;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares what the files say besides services: projects and where they are deployed, settings, versions, teams. */
final class DocumentsComparison {

    /** The tables of a file that are compared by what they mean. */
    private static final Set<String> ELSEWHERE = Set.of("services", "uses", "schema_version");

    private static final String VERSIONS = "services/versions.toml";

    private final View before;
    private final View after;
    private final Values values;
    private final List<Change> changes = new ArrayList<>();

    DocumentsComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.values = new Values(before.reading(), after.reading());
    }

    List<Change> changes() {
        compare("", View.CATALOG, "");
        compare("", VERSIONS, "");
        frozen();
        policies();
        Set<String> projects = new TreeSet<>(before.projects());
        projects.retainAll(after.projects());
        for (String project : projects) {
            compare(project, View.projectFile(project), "project.catalog_version");
            String deployment = View.deploymentFile(project);
            regions(project, deployment);
            compare(project, deployment, "deployment.multi-region.regions");
            compare(project, "projects/" + project + "/monitoring.toml", "");
        }
        return changes;
    }

    private boolean isReadable(String file) {
        return before.isUsable(file) && after.isUsable(file);
    }

    /** Compares one file leaf by leaf, without what something else tells of. */
    private void compare(String project, String file, String elsewhere) {
        if (!isReadable(file)) {
            return;
        }
        Map<String, Node> old = leaves(before, file);
        Map<String, Node> now = leaves(after, file);
        old.remove(elsewhere);
        now.remove(elsewhere);
        for (String path : union(old, now)) {
            boolean isFilled = isFilled(path, old, now) || isFilled(path, now, old);
            if (!values.same(old.get(path), now.get(path)) && !isFilled && !isRefused(file, path)) {
                Transition transition = Transitions.of(file, old.get(path), now.get(path));
                changes.add(new ValueChanged(new Subject(project, "", path), transition));
            }
        }
    }

    /** Whether an empty table of one state has keys in the other one, which are told. */
    private static boolean isFilled(String path, Map<String, Node> state, Map<String, Node> other) {
        return state.get(path) instanceof Table
                && other.keySet().stream().anyMatch(below -> below.startsWith(path + "."));
    }

    private boolean isRefused(String file, String path) {
        return !before.isKnown(file, path) || !after.isKnown(file, path);
    }

    private static Map<String, Node> leaves(View view, String file) {
        Map<String, Table.Entry> kept =
                new LinkedHashMap<>(OwnKeys.without(view.content(file)).entries());
        kept.keySet().removeAll(ELSEWHERE);
        return Values.leavesAndEmptyTables(new Table(kept, SourceLocation.startOf(file)));
    }

    private static Set<String> union(Map<String, Node> old, Map<String, Node> now) {
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        return paths;
    }

    /** The settings of all files below policies/ and of all packs, wherever each is written, and however often. */
    private void policies() {
        SortedMap<String, List<Node>> old = settings(before);
        SortedMap<String, List<Node>> now = settings(after);
        Set<String> paths = new TreeSet<>(old.keySet());
        paths.addAll(now.keySet());
        paths.remove("waivers");
        for (String path : paths) {
            List<Node> were = old.getOrDefault(path, List.of());
            List<Node> are = now.getOrDefault(path, List.of());
            for (int i = 0; i < Math.max(were.size(), are.size()); i++) {
                Node was = i < were.size() ? were.get(i) : null;
                Node is = i < are.size() ? are.get(i) : null;
                Node any = was == null ? is : was;
                if (any != null && !values.same(was, is)) {
                    setting(path, any.source().file(), was, is);
                    break;
                }
            }
        }
    }

    private void setting(String path, String file, @Nullable Node was, @Nullable Node is) {
        if (!isReadable(file) || isRefused(file, path)) {
            return;
        }
        Transition transition = Transitions.of(file, was, is);
        String[] parts = path.split("\\.", -1);
        changes.add(
                parts.length == 3 && parts[0].equals("sla")
                        ? new TierPromiseChanged(parts[1], parts[2], isLowered(parts[2], was, is), transition)
                        : new ValueChanged(Subject.ofRepository(path), transition));
    }

    /** What the files say for each setting, in their order: the first of them holds. */
    private static SortedMap<String, List<Node>> settings(View view) {
        SortedMap<String, List<Node>> settings = new TreeMap<>();
        for (String file : view.reading().files().keySet()) {
            if (RepositoryFile.isPolicy(file)) {
                leaves(view, file)
                        .forEach((path, node) -> settings.computeIfAbsent(path, unused -> new ArrayList<>())
                                .add(node));
            }
        }
        return settings;
    }

    private static boolean isLowered(String promise, @Nullable Node was, @Nullable Node is) {
        if (was == null || is == null) {
            return is == null;
        }
        return switch (promise) {
            case "availability" -> Amounts.percent(is) < Amounts.percent(was);
            case "response_time_p99", "rto", "rpo" -> Amounts.seconds(is) > Amounts.seconds(was);
            case "notice" -> Amounts.seconds(is) < Amounts.seconds(was);
            case "support_hours" -> Values.text(was).equals("24/7");
            case "min_replicas" -> Long.parseLong(Values.text(is)) < Long.parseLong(Values.text(was));
            default -> false;
        };
    }

    /** Frozen catalogues, wherever they stand, which nobody should have touched. */
    private void frozen() {
        Set<String> files = new TreeSet<>(before.reading().files().keySet());
        files.addAll(after.reading().files().keySet());
        for (String file : files) {
            String old = digest(before, file);
            String now = digest(after, file);
            boolean isFrozen = file.startsWith("services/") && !file.equals(View.CATALOG) && !file.equals(VERSIONS);
            if (isFrozen && !old.equals(now)) {
                SourceLocation place = SourceLocation.startOf(file);
                changes.add(new ValueChanged(
                        Subject.ofRepository(file),
                        new Transition(old, now, !old.isEmpty(), !now.isEmpty(), place, place, Impact.none())));
            }
        }
    }

    private static String digest(View view, String file) {
        ParsedFile parsed = view.reading().files().get(file);
        return parsed == null ? "" : parsed.digest();
    }

    private void regions(String project, String file) {
        if (!isReadable(file)) {
            return;
        }
        Map<String, Node> old = regions(before.content(file).table("deployment"));
        Map<String, Node> now = regions(after.content(file).table("deployment"));
        now.forEach((region, node) -> {
            if (!old.containsKey(region)) {
                changes.add(new RegionAdded(project, region, named(region, Transitions.of(file, null, node))));
            }
        });
        old.forEach((region, node) -> {
            if (!now.containsKey(region)) {
                changes.add(new RegionRemoved(project, region, named(region, Transitions.of(file, node, null))));
            }
        });
    }

    private static Transition named(String region, Transition transition) {
        return new Transition(
                transition.existed() ? region : "",
                transition.exists() ? region : "",
                transition.existed(),
                transition.exists(),
                transition.previousSource(),
                transition.source(),
                transition.impact());
    }

    /** The regions that are listed; where none are, those that have a table. */
    private static Map<String, Node> regions(Table deployment) {
        Map<String, Node> regions = new LinkedHashMap<>();
        for (Scalar region : deployment.table("multi-region").scalars("regions")) {
            regions.putIfAbsent(region.text(), region);
        }
        if (regions.isEmpty()) {
            regions.putAll(deployment.tables("region"));
        }
        return regions;
    }
}
