package dev.serviceregistry.registry;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PolicyPack;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingOverride;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.RepositoryFile;
import dev.serviceregistry.registry.pack.Pack;
import dev.serviceregistry.registry.pack.PackInUse;
import dev.serviceregistry.registry.pack.PackPath;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tables.DecisionTable;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Lays the policies of a repository over those of the packs that it uses, and a later pack over an earlier one: of a
 * setting that is written twice, the lower one is taken out, so that everything else sees one set of files.
 */
final class PolicyLayers {

    private final BiFunction<RepositoryFile, byte[], ParsedFile> reader;
    private final SortedMap<String, ParsedFile> files;
    private final SortedMap<String, DecisionTable> tables;
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, Setting> above = new HashMap<>();

    /**
     * Works on these policies.
     *
     * @param reader reads a file of settings
     * @param files all files of the repository by name; takes those of the packs
     * @param tables the decision tables by the names of their files; takes those of the packs
     */
    PolicyLayers(
            BiFunction<RepositoryFile, byte[], ParsedFile> reader,
            SortedMap<String, ParsedFile> files,
            SortedMap<String, DecisionTable> tables) {
        this.reader = reader;
        this.files = files;
        this.tables = tables;
    }

    /** Puts the packs below, the last of them uppermost; returns which there are and what was written over. */
    List<Fact> lay(List<PackInUse> packs) {
        if (packs.isEmpty()) {
            return List.of();
        }
        for (ParsedFile file : files.values()) {
            if (RepositoryFile.isPolicy(file.name())) {
                note(file.content(), "", above);
            }
        }
        for (int i = packs.size() - 1; i >= 0; i--) {
            lay(packs.get(i).pack());
        }
        for (PackInUse used : packs) {
            facts.add(new PolicyPack(
                    used.pack().id().name(),
                    used.pack().id().version(),
                    used.use().sha256(),
                    used.isSigned(),
                    used.use().source()));
        }
        return facts;
    }

    private void lay(Pack pack) {
        Map<String, Setting> own = new HashMap<>();
        SortedMap<String, DecisionTable> written = new TreeMap<>();
        pack.files().forEach((path, content) -> {
            String name = pack.name(path);
            if (PackPath.isSettings(path)) {
                ParsedFile read = reader.apply(new RepositoryFile(name, Path.of(""), DocumentKind.POLICY), content);
                note(read.content(), "", own);
                files.put(name, below(read));
            } else if (PackPath.isTable(path)) {
                lay(path, name, content, written);
            }
        });
        tables.putAll(written);
        own.forEach(above::putIfAbsent);
    }

    private void lay(String path, String name, byte[] content, SortedMap<String, DecisionTable> written) {
        String upper = "";
        String lower = path.toLowerCase(Locale.ROOT);
        for (String other : tables.keySet()) {
            String there = other.toLowerCase(Locale.ROOT);
            upper = there.endsWith("/" + lower) || there.endsWith("!" + lower) ? other : upper;
        }
        if (upper.isEmpty()) {
            written.put(name, DecisionTable.read(content, name));
        } else {
            String key = path.substring(0, path.lastIndexOf('.')).replace('/', '.');
            Setting former = new Setting(key, name, SourceLocation.startOf(name));
            facts.add(new SettingOverride(key, upper, former, SourceLocation.startOf(upper)));
        }
    }

    /** What the settings of a table are. */
    private static void note(Table table, String path, Map<String, Setting> settings) {
        table.entries().forEach((last, entry) -> {
            String key = path.isEmpty() ? last : path + "." + last;
            if (entry.value() instanceof Table inner) {
                note(inner, key, settings);
            } else if (!Settings.NO_SETTINGS.contains(key)) {
                settings.putIfAbsent(key, new Setting(key, Settings.text(entry.value()), entry.key()));
            }
        });
    }

    /** The file without what is written above it, and without what no pack may hold. */
    private ParsedFile below(ParsedFile file) {
        List<Problem> problems = new ArrayList<>(file.problems());
        for (String key : Pack.NEVER_SHARED) {
            Table.Entry entry = file.content().entries().get(key);
            if (entry != null) {
                problems.add(new Problem(
                        DiagnosticKind.INVALID_VALUE,
                        key,
                        key + " stay in the repository that they are for: no pack may hold any",
                        entry.key()));
            }
        }
        return new ParsedFile(
                file.name(),
                below(file.content(), ""),
                file.usable(),
                List.copyOf(problems),
                file.secrets(),
                file.digest());
    }

    private Table below(Table table, String path) {
        Map<String, Table.Entry> kept = new LinkedHashMap<>();
        table.entries().forEach((last, entry) -> {
            String key = path.isEmpty() ? last : path + "." + last;
            Node value = entry.value();
            if (value instanceof Table inner) {
                Table rest = below(inner, key);
                if (!rest.entries().isEmpty() || inner.entries().isEmpty()) {
                    kept.put(last, new Table.Entry(entry.key(), rest));
                }
            } else if (!Pack.NEVER_SHARED.contains(key) && isUppermost(key, value, entry.key())) {
                kept.put(last, entry);
            }
        });
        return new Table(kept, table.source());
    }

    private boolean isUppermost(String key, Node value, SourceLocation place) {
        Setting upper = above.get(key);
        if (upper == null) {
            return true;
        }
        Setting former = new Setting(key, Settings.text(value), place);
        if (!upper.value().equals(former.value())) {
            facts.add(new SettingOverride(key, upper.value(), former, upper.source()));
        }
        return false;
    }

    /** What the packs add to the digest of what a repository says; nothing where it uses none. */
    static byte[] digest(List<PackInUse> packs) {
        StringBuilder text = new StringBuilder();
        for (PackInUse used : packs) {
            text.append(used.pack().id())
                    .append('\n')
                    .append(used.use().sha256())
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Those of the facts of another reading that {@link #lay} returned there. */
    static List<Fact> of(Reading other) {
        List<Fact> facts = new ArrayList<>();
        for (Fact fact : other.registry().facts().facts()) {
            if (fact instanceof PolicyPack || fact instanceof SettingOverride) {
                facts.add(fact);
            }
        }
        return facts;
    }
}
