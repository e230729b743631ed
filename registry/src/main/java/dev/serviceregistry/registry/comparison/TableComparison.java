package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.facts.TableEntryChanged;
import dev.serviceregistry.facts.Transition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the cells of decision tables, wherever their rows are written. */
final class TableComparison {

    private final View before;
    private final View after;
    private final List<Change> changes = new ArrayList<>();

    TableComparison(View before, View after) {
        this.before = before;
        this.after = after;
    }

    List<Change> changes() {
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
        return changes;
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
}
