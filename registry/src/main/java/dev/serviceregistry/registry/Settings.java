package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the policies are judged by: the files below policies/, merged key by key over what holds by default. */
final class Settings {

    /** What stands beside settings in their files. */
    static final Set<String> NO_SETTINGS = Set.of("approvals", "waivers", "schema_version");

    private static final List<String> DEFAULT_TIERS = List.of("critical", "high", "medium", "low");
    private static final int DEFAULT_MAX_FAN_IN = 25;
    private static final SourceLocation DEFAULT = SourceLocation.startOf("");

    private final Map<String, Setting> byKey = new LinkedHashMap<>();
    private final Map<String, Node> values = new HashMap<>();
    private final Map<String, SourceLocation> tables = new LinkedHashMap<>();
    private final List<SettingConflict> conflicts = new ArrayList<>();
    private final List<ParsedFile> files;

    private Settings(List<ParsedFile> files) {
        this.files = files;
    }

    /**
     * Merges the files in the order of their names.
     *
     * @param before what the files said before, which is kept when they say the same; null when there were none
     */
    static Settings of(List<ParsedFile> policies, @Nullable Settings before) {
        Settings settings = new Settings(policies);
        for (ParsedFile policy : policies) {
            settings.add("", policy.content());
        }
        return before != null && before.isAs(settings) ? before : settings;
    }

    private boolean isAs(Settings other) {
        if (files.size() != other.files.size()
                || !byKey.equals(other.byKey)
                || !values.equals(other.values)
                || !tables.equals(other.tables)
                || !conflicts.equals(other.conflicts)) {
            return false;
        }
        for (int i = 0; i < files.size(); i++) {
            boolean same = files.get(i).name().equals(other.files.get(i).name())
                    && files.get(i).refused().equals(other.files.get(i).refused());
            if (!same) {
                return false;
            }
        }
        return true;
    }

    private void add(String path, Table table) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Node value = entry.getValue().value();
            if (value instanceof Table below) {
                tables.putIfAbsent(key, below.source());
                add(key, below);
            } else if (!NO_SETTINGS.contains(key)) {
                addSetting(key, value, entry.getValue().key());
            }
        }
    }

    private void addSetting(String key, Node value, SourceLocation source) {
        String text = text(value);
        Setting setting = new Setting(key, text, source);
        Setting first = byKey.putIfAbsent(key, setting);
        if (first != null && !first.value().equals(text)) {
            conflicts.add(new SettingConflict(key, text, first, source));
        } else if (first == null) {
            values.put(key, value);
        }
    }

    /** A value as rules see it. */
    static String text(Node value) {
        if (value instanceof Array array) {
            List<String> items = new ArrayList<>();
            for (Node item : array.items()) {
                items.add(text(item));
            }
            return "[" + String.join(", ", items) + "]";
        }
        return value instanceof Scalar scalar ? scalar.text() : value.toString();
    }

    /** The names of the tiers, the most critical first. */
    List<String> tiers() {
        return isUnknown("tiers.order") || !isStated("tiers.order") ? DEFAULT_TIERS : texts("tiers.order");
    }

    /** What the names of images may begin with; empty when images may come from anywhere. */
    List<String> allowedRegistries() {
        return texts("security.allowed_registries");
    }

    /** How many services may require one that states no criticality to match. */
    int maxFanIn() {
        return count("dependency.max_fan_in", DEFAULT_MAX_FAN_IN);
    }

    /** Whether a file states a setting. */
    boolean isStated(String key) {
        return byKey.containsKey(key);
    }

    /** Whether nobody can know a setting, since the schema refused what is written for it and no other file states it. */
    boolean isUnknown(String key) {
        Setting stated = byKey.get(key);
        for (ParsedFile file : files) {
            if ((stated == null || stated.source().file().equals(file.name())) && file.leavesOpen(key)) {
                return true;
            }
        }
        return false;
    }

    /** The text of a setting; empty when no file states it. */
    String text(String key) {
        Setting stated = byKey.get(key);
        return stated == null ? "" : stated.value();
    }

    /** Whether a setting is true. */
    boolean isTrue(String key) {
        return text(key).equals("true") && !isUnknown(key);
    }

    /** The whole number of a setting, or another one when no file states it. */
    int count(String key, int otherwise) {
        Setting stated = byKey.get(key);
        return stated == null ? otherwise : Integer.parseInt(stated.value());
    }

    /** The texts of an array; none when no file states it. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (values.get(key) instanceof Array array) {
            for (Node item : array.items()) {
                texts.add(((Scalar) item).text());
            }
        }
        return texts;
    }

    /** The places of the items of an array, in their order. */
    List<SourceLocation> places(String key) {
        List<SourceLocation> places = new ArrayList<>();
        if (values.get(key) instanceof Array array) {
            for (Node item : array.items()) {
                places.add(item.source());
            }
        }
        return places;
    }

    /** Where the tables right below a key are written, by their own keys. */
    Map<String, SourceLocation> tables(String key) {
        Map<String, SourceLocation> below = new LinkedHashMap<>();
        for (Map.Entry<String, SourceLocation> table : tables.entrySet()) {
            if (table.getKey().startsWith(key + ".")) {
                below.put(table.getKey().substring(key.length() + 1), table.getValue());
            }
        }
        return below;
    }

    /** Where a setting is written; the file is empty for what holds by default. */
    SourceLocation source(String key) {
        Setting setting = byKey.get(key);
        return setting == null ? DEFAULT : setting.source();
    }

    List<SettingConflict> conflicts() {
        return conflicts;
    }

    /** Every setting that a file states, the first value of each. */
    List<Setting> stated() {
        return List.copyOf(byKey.values());
    }
}
