package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the policies are judged by: the files below policies/, merged key by key over what holds by default. */
final class Settings {

    private static final List<String> DEFAULT_TIERS = List.of("critical", "high", "medium", "low");
    private static final int DEFAULT_MAX_FAN_IN = 25;
    private static final SourceLocation DEFAULT = SourceLocation.startOf("");

    private final Map<String, Setting> byKey = new LinkedHashMap<>();
    private final List<SettingConflict> conflicts = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private List<String> tiers = DEFAULT_TIERS;
    private List<String> allowedRegistries = List.of();

    private Settings() {}

    /** Merges the files in the order of their names. */
    static Settings of(List<ParsedFile> policies) {
        Settings settings = new Settings();
        for (ParsedFile policy : policies) {
            settings.add("", policy.content());
        }
        return settings;
    }

    private void add(String path, Table table) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            Node value = entry.getValue().value();
            if (value instanceof Table below) {
                add(key, below);
            } else if (key.equals("waivers")) {
                addWaivers((Array) value);
            } else if (!key.equals("approvals") && !key.equals("schema_version")) {
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
        } else if (first == null && key.equals("tiers.order")) {
            tiers = texts((Array) value);
        } else if (first == null && key.equals("security.allowed_registries")) {
            allowedRegistries = texts((Array) value);
        }
    }

    private static List<String> texts(Array array) {
        List<String> texts = new ArrayList<>();
        for (Node item : array.items()) {
            texts.add(((Scalar) item).text());
        }
        return texts;
    }

    private void addWaivers(Array array) {
        for (Node item : array.items()) {
            Table waiver = (Table) item;
            if (waiver.get("expires").orElse(null) instanceof Scalar expires
                    && expires.value() instanceof LocalDate day) {
                waivers.add(new Waiver(
                        waiver.string("rule").orElse(""),
                        waiver.string("subject").orElse(""),
                        waiver.string("fingerprint").orElse(""),
                        waiver.string("reason").orElse(""),
                        waiver.string("ticket").orElse(""),
                        waiver.string("approved_by").orElse(""),
                        day,
                        waiver.source()));
            }
        }
    }

    private static String text(Node value) {
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
        return tiers;
    }

    /** What the names of images may begin with; empty when images may come from anywhere. */
    List<String> allowedRegistries() {
        return allowedRegistries;
    }

    /** A setting as written; empty when no file states it. */
    String text(String key) {
        Setting setting = byKey.get(key);
        return setting == null ? "" : setting.value();
    }

    /** How many services may require one that states no criticality to match. */
    int maxFanIn() {
        Setting setting = byKey.get("dependency.max_fan_in");
        return setting == null ? DEFAULT_MAX_FAN_IN : Integer.parseInt(setting.value());
    }

    /** Where a setting is written; the file is empty for what holds by default. */
    SourceLocation source(String key) {
        Setting setting = byKey.get(key);
        return setting == null ? DEFAULT : setting.source();
    }

    List<SettingConflict> conflicts() {
        return conflicts;
    }

    List<Waiver> waivers() {
        return waivers;
    }

    /** Every setting that a file states, the first value of each. */
    List<Setting> stated() {
        return List.copyOf(byKey.values());
    }
}
