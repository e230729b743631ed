package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineChanged;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.OptionChanged;
import dev.serviceregistry.facts.OverlayChanged;
import dev.serviceregistry.facts.RuleFileChanged;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.facts.TableEntryChanged;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.WaiverChanged;
import dev.serviceregistry.registry.FurtherFiles;
import dev.serviceregistry.registry.PresentNames;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Compares how a repository is judged and what changes generated files: overlays, options, own rules, tables, exceptions. */
final class ProcedureComparison {

    private static final String UNREADABLE = "a file that cannot be read";

    /** The key of an overlay's operations, and those of an operation that say where (RFC 6902). */
    private static final String PATCH = "patch";

    private static final Set<String> PLACES = Set.of("path", "from");

    private final View before;
    private final View after;
    private final Values values;
    private final List<Change> changes = new ArrayList<>();

    ProcedureComparison(View before, View after) {
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
        tables();
        waivers();
        baseline();
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
                changes.add(maker.apply("", transition(name, whole(was), whole(is), was != null, is != null)));
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
                changes.add(maker.apply(path, transition(name, then, now.get(path))));
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
                changes.add(new RuleFileChanged(name, transition(name, old, now, was != null, is != null)));
            }
        }
    }

    private void tables() {
        Map<String, TableEntry> old = entries(before);
        Map<String, TableEntry> now = entries(after);
        Set<String> unknown = faultyTables(before);
        unknown.addAll(faultyTables(after));
        Set<String> cells = new TreeSet<>(old.keySet());
        cells.addAll(now.keySet());
        for (String cell : cells) {
            TableEntry was = old.get(cell);
            TableEntry is = now.get(cell);
            TableEntry any = was == null ? is : was;
            boolean differs = was == null || is == null || !was.text().equals(is.text());
            if (any != null && differs && !unknown.contains(any.table())) {
                SourceLocation start = SourceLocation.startOf(any.source().file());
                Transition transition = new Transition(
                        was == null ? "" : was.text(),
                        is == null ? "" : is.text(),
                        was != null,
                        is != null,
                        was == null ? start : was.source(),
                        is == null ? start : is.source(),
                        Impact.none());
                changes.add(new TableEntryChanged(any.table(), any.key(), any.column(), transition));
            }
        }
    }

    private static Map<String, TableEntry> entries(View view) {
        Map<String, TableEntry> entries = new TreeMap<>();
        for (TableEntry entry : view.reading().registry().facts().ofType(TableEntry.class)) {
            entries.putIfAbsent(entry.table() + "\0" + entry.key() + "\0" + entry.column(), entry);
        }
        return entries;
    }

    /** The tables of which some rows, or all, could not be read, so that nobody can know what they say. */
    private static Set<String> faultyTables(View view) {
        Set<String> faulty = new HashSet<>();
        for (Diagnostic diagnostic : view.reading().diagnostics()) {
            String file = diagnostic.source().file();
            boolean isTable = file.startsWith("policies/tables/") || file.contains("!tables/");
            if (isTable && file.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                faulty.add(file.substring(file.lastIndexOf('/') + 1, file.length() - ".csv".length()));
            }
        }
        return faulty;
    }

    private void waivers() {
        SortedMap<String, List<Table>> old = waivers(before);
        SortedMap<String, List<Table>> now = waivers(after);
        Set<String> identities = new TreeSet<>(old.keySet());
        identities.addAll(now.keySet());
        for (String identity : identities) {
            List<Table> were = old.getOrDefault(identity, List.of());
            List<Table> are = now.getOrDefault(identity, List.of());
            for (int i = 0; i < Math.max(were.size(), are.size()); i++) {
                Table was = i < were.size() ? were.get(i) : null;
                Table is = i < are.size() ? are.get(i) : null;
                Table any = was == null ? is : was;
                if (any != null && !values.same(was, is)) {
                    String file = any.source().file();
                    Table shown = is == null ? any : is;
                    changes.add(new WaiverChanged(
                            waived(shown), shown.string("subject").orElse(""), transition(file, was, is)));
                }
            }
        }
    }

    private static String waived(Table waiver) {
        return waiver.string("fingerprint").or(() -> waiver.string("rule")).orElse("");
    }

    /** The waivers of all files by what they waive, by whichever id of it, without those of files in which the schema refuses some. */
    private SortedMap<String, List<Table>> waivers(View view) {
        SortedMap<String, List<Table>> waivers = new TreeMap<>();
        for (ParsedFile file : view.reading().files().values()) {
            boolean isCompared = file.name().startsWith("policies/")
                    && before.isKnown(file.name(), "waivers")
                    && after.isKnown(file.name(), "waivers");
            for (Node item : isCompared ? file.content().items("waivers") : List.<Node>of()) {
                if (item instanceof Table waiver) {
                    String subject = waiver.string("subject").orElse("");
                    String identity =
                            waived(waiver) + "\0" + (subject.indexOf('/') < 0 ? subject : after.present(subject));
                    waivers.computeIfAbsent(identity, unused -> new ArrayList<>())
                            .add(waiver);
                }
            }
        }
        return waivers;
    }

    /** The baseline by what it lets off: one that is refused lets nothing off. */
    private void baseline() {
        SortedMap<String, SourceLocation> old = knownFindings(before);
        SortedMap<String, SourceLocation> now = knownFindings(after);
        Set<String> added = new TreeSet<>(now.keySet());
        added.removeAll(old.keySet());
        Set<String> removed = new TreeSet<>(old.keySet());
        removed.removeAll(now.keySet());
        if (!added.isEmpty() || !removed.isEmpty()) {
            SourceLocation start = SourceLocation.startOf(BaselineFile.NAME);
            for (Baseline baseline : after.reading().registry().facts().ofType(Baseline.class)) {
                start = baseline.source();
            }
            changes.add(new BaselineChanged(
                    added.size(),
                    removed.size(),
                    new Transition(
                            shown(old),
                            shown(now),
                            !old.isEmpty(),
                            !now.isEmpty(),
                            removed.isEmpty()
                                    ? start
                                    : old.getOrDefault(removed.iterator().next(), start),
                            added.isEmpty()
                                    ? start
                                    : now.getOrDefault(added.iterator().next(), start),
                            Impact.none())));
        }
    }

    private static SortedMap<String, SourceLocation> knownFindings(View view) {
        SortedMap<String, SourceLocation> known = new TreeMap<>();
        for (KnownFinding finding : view.reading().registry().facts().ofType(KnownFinding.class)) {
            known.put(finding.fingerprint(), finding.source());
        }
        return known;
    }

    private static String shown(SortedMap<String, SourceLocation> findings) {
        String all = String.join("\n", findings.keySet());
        return findings.isEmpty()
                ? ""
                : findings.size()
                        + (findings.size() == 1 ? " finding, " : " findings, ")
                        + digest(FileReader.digest(all.getBytes(StandardCharsets.UTF_8)));
    }

    private static Transition transition(String file, @Nullable Node was, @Nullable Node is) {
        SourceLocation start = SourceLocation.startOf(file);
        return new Transition(
                Values.text(was),
                Values.text(is),
                was != null,
                is != null,
                was == null ? start : was.source(),
                is == null ? start : is.source(),
                Impact.none());
    }

    private static Transition transition(String file, String old, String now, boolean existed, boolean exists) {
        SourceLocation start = SourceLocation.startOf(file);
        return new Transition(old, now, existed, exists, start, start, Impact.none());
    }
}
