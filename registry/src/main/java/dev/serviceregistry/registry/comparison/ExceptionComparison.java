package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Baseline;
import dev.serviceregistry.facts.BaselineChanged;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import dev.serviceregistry.facts.WaiverChanged;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what somebody answers for: waivers, and the baseline. */
final class ExceptionComparison {

    private final View before;
    private final View after;
    private final Values values;
    private final List<Change> changes = new ArrayList<>();

    ExceptionComparison(View before, View after) {
        this.before = before;
        this.after = after;
        this.values = new Values(before.reading(), after.reading());
    }

    List<Change> changes() {
        waivers();
        baseline();
        return changes;
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
                            waived(shown), shown.string("subject").orElse(""), Transitions.of(file, was, is)));
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
                        + "sha256:" + FileReader.digest(all.getBytes(StandardCharsets.UTF_8));
    }
}
