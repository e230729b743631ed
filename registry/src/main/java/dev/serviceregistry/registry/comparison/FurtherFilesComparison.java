package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.OptionChanged;
import dev.serviceregistry.facts.OverlayChanged;
import dev.serviceregistry.facts.RuleFileChanged;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.registry.FurtherFiles;
import dev.serviceregistry.registry.PresentNames;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compares the files without a schema: options and overlays leaf by leaf, own rules as a whole. */
final class FurtherFilesComparison {

    private static final String UNREADABLE = "a file that cannot be read";

    /** The key of an overlay's operations, and those of an operation that say where (RFC 6902). */
    private static final String PATCH = "patch";

    private static final Set<String> PLACES = Set.of("path", "from");

    private final View before;
    private final View after;
    private final Values values;
    private final List<Change> changes = new ArrayList<>();

    FurtherFilesComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.values = new Values(before.reading(), after.reading());
    }

    List<Change> changes() {
        file(SettingsFile.NAME, SettingsFile.NAME, PresentNames.none(), OptionChanged::new);
        Set<String> projects = new TreeSet<>(before.projects());
        projects.retainAll(after.projects());
        projects.forEach(this::overlays);
        rules();
        return changes;
    }

    private void overlays(String project) {
        String folder = FurtherFiles.overlays(project) + "/";
        Set<String> targets = new TreeSet<>(before.targets(project));
        targets.addAll(after.targets(project));
        PresentNames names = PresentNames.of(after.reading().registry(), project);
        Set<String> old = further(before, folder);
        Set<String> now = further(after, folder);
        Map<String, String> formerNames = formerNames(old, now, names);
        Set<String> renamed = new HashSet<>(formerNames.values());
        for (String name : union(old, now)) {
            String overlay = name.substring(folder.length());
            String[] parts = overlay.split("/", -1);
            String target = parts.length > 2 && targets.contains(parts[1]) ? parts[1] : "";
            if (!renamed.contains(name)) {
                file(
                        formerNames.getOrDefault(name, name),
                        name,
                        names,
                        (path, transition) -> new OverlayChanged(project, target, overlay, path, transition));
            }
        }
    }

    /** What names that are new were before, where they differ by how a service is spelt alone; each was one of them at most. */
    private static Map<String, String> formerNames(Set<String> old, Set<String> now, PresentNames names) {
        SortedMap<String, String> gone = new TreeMap<>();
        for (String name : new TreeSet<>(old)) {
            if (!now.contains(name)) {
                names.spellings(name).forEach(spelling -> gone.putIfAbsent(spelling, name));
            }
        }
        Map<String, String> formerNames = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String name : new TreeSet<>(now)) {
            if (!old.contains(name)) {
                names.spellings(name).stream()
                        .map(gone::get)
                        .filter(former -> former != null && taken.add(former))
                        .findFirst()
                        .ifPresent(former -> formerNames.put(name, former));
            }
        }
        return formerNames;
    }

    private static Set<String> union(Set<String> old, Set<String> now) {
        Set<String> all = new TreeSet<>(old);
        all.addAll(now);
        return all;
    }

    /** The further files of a state whose names begin so. */
    private static Set<String> further(View view, String prefix) {
        Set<String> names = new TreeSet<>(view.reading().further().byName().keySet());
        names.removeIf(name -> !name.startsWith(prefix));
        return names;
    }

    /** Compares a file without a schema leaf by leaf, or as a whole where it cannot be read. */
    private void file(
            String formerName, String name, PresentNames names, BiFunction<String, Transition, Change> maker) {
        ParsedFile was = before.reading().file(formerName);
        ParsedFile is = after.reading().file(name);
        if (isUnreadable(was) || isUnreadable(is)) {
            boolean same = was != null && is != null && was.digest().equals(is.digest());
            if (!same) {
                changes.add(maker.apply("", Transitions.of(name, whole(was), whole(is), was != null, is != null)));
            }
            return;
        }
        Map<String, Node> old = Values.leavesAndEmptyTables(before.content(formerName));
        Map<String, Node> now = Values.leavesAndEmptyTables(after.content(name));
        Map<String, String> formerPaths = formerNames(old.keySet(), now.keySet(), names);
        Set<String> renamed = new HashSet<>(formerPaths.values());
        for (String path : union(old.keySet(), now.keySet())) {
            Node then = old.get(formerPaths.getOrDefault(path, path));
            if (!renamed.contains(path) && !same(path, then, now.get(path), names)) {
                changes.add(maker.apply(path, Transitions.of(name, then, now.get(path))));
            }
        }
    }

    /** Whether a value is the same; an operation of a patch also where its place is, by whichever id of a service. */
    private boolean same(String path, @Nullable Node then, @Nullable Node now, PresentNames names) {
        if (!path.equals(PATCH) || !(then instanceof Array old) || !(now instanceof Array present)) {
            return values.same(then, now);
        }
        boolean same = old.items().size() == present.items().size();
        for (int i = 0; same && i < old.items().size(); i++) {
            same = sameOperation(old.items().get(i), present.items().get(i), names);
        }
        return same;
    }

    private boolean sameOperation(Node then, Node now, PresentNames names) {
        if (!(then instanceof Table old) || !(now instanceof Table present)) {
            return values.same(then, now);
        }
        return old.entries().keySet().equals(present.entries().keySet())
                && old.entries().keySet().stream()
                        .allMatch(key -> values.same(Values.value(old, key), Values.value(present, key))
                                || PLACES.contains(key) && samePlace(old.string(key), present.string(key), names));
    }

    private static boolean samePlace(Optional<String> old, Optional<String> now, PresentNames names) {
        if (old.isEmpty() || now.isEmpty()) {
            return false;
        }
        String[] then = old.get().split("/", -1);
        String[] present = now.get().split("/", -1);
        boolean same = then.length == present.length;
        for (int i = 0; same && i < then.length; i++) {
            same = !Collections.disjoint(names.spellings(unescaped(then[i])), names.spellings(unescaped(present[i])));
        }
        return same;
    }

    /** A key of a path as RFC 6901 escapes it. */
    private static String unescaped(String key) {
        return key.replace("~1", "/").replace("~0", "~");
    }

    private static boolean isUnreadable(@Nullable ParsedFile file) {
        return file != null && !file.usable();
    }

    private static String whole(@Nullable ParsedFile file) {
        return file == null ? "" : isUnreadable(file) ? UNREADABLE : digest(file.digest());
    }

    private static String digest(String sha256) {
        return sha256.isEmpty() ? UNREADABLE : "sha256:" + sha256;
    }

    private void rules() {
        String folder = FurtherFiles.RULES + "/";
        for (String name : union(further(before, folder), further(after, folder))) {
            ParsedFile was = before.reading().file(name);
            ParsedFile is = after.reading().file(name);
            String old = was == null ? "" : digest(was.digest());
            String now = is == null ? "" : digest(is.digest());
            if (!old.equals(now)) {
                changes.add(new RuleFileChanged(name, Transitions.of(name, old, now, was != null, is != null)));
            }
        }
    }
}
