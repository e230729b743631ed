package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the short forms of a Compose service into its long ones, so that two services can be merged key by key. */
final class ComposeShape {
    private static final Set<String> MAPPINGS = Set.of("environment", "labels", "annotations", "sysctls");
    private static final Set<String> LISTS = Set.of(
            "cap_add",
            "cap_drop",
            "dns",
            "dns_opt",
            "dns_search",
            "env_file",
            "expose",
            "label_file",
            "profiles",
            "security_opt",
            "tmpfs",
            "links",
            "volumes_from");

    private final Notes notes;

    ComposeShape(Notes notes) {
        this.notes = notes;
    }

    Yaml.Table service(Yaml.Table service) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        service.entries()
                .forEach((key, entry) -> entries.put(key, new Yaml.Entry(entry.keyAt(), shaped(key, entry.value()))));
        return Yaml.Table.of(entries, service.at());
    }

    private Yaml shaped(String key, Yaml value) {
        if (value instanceof Yaml.Tagged tagged) {
            return new Yaml.Tagged(tagged.reset(), shaped(key, tagged.value()));
        }
        if (MAPPINGS.contains(key) && value instanceof Yaml.Items list) {
            return assignments(key, list);
        }
        if ((key.equals("depends_on") || key.equals("networks")) && value instanceof Yaml.Items list) {
            return names(key, list);
        }
        if (key.equals("build")) {
            return build(value);
        }
        if (key.equals("deploy") && value instanceof Yaml.Table deploy) {
            return withAssignments(deploy, "labels");
        }
        if (key.equals("extends") && value instanceof Yaml.Scalar name && !name.isNull()) {
            return Yaml.Table.of(Map.of("service", new Yaml.Entry(name.at(), name)), name.at());
        }
        if (LISTS.contains(key) && (value instanceof Yaml.Table || value instanceof Yaml.Scalar s && !s.isNull())) {
            return Yaml.Items.of(List.of(value), value.at());
        }
        return value;
    }

    private Yaml build(Yaml value) {
        if (value instanceof Yaml.Scalar context && !context.isNull()) {
            return Yaml.Table.of(Map.of("context", new Yaml.Entry(context.at(), context)), context.at());
        }
        return value instanceof Yaml.Table table ? withAssignments(withAssignments(table, "args"), "labels") : value;
    }

    private Yaml.Table withAssignments(Yaml.Table table, String key) {
        Yaml.Entry entry = table.entries().get(key);
        if (entry == null || !(entry.value() instanceof Yaml.Items list)) {
            return table;
        }
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>(table.entries());
        entries.put(key, new Yaml.Entry(entry.keyAt(), assignments(key, list)));
        return Yaml.Table.of(entries, table.at());
    }

    private Yaml.Table names(String key, Yaml.Items list) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        for (Yaml item : list.items()) {
            if (item instanceof Yaml.Scalar name && !name.isNull()) {
                entries.put(name.text(), new Yaml.Entry(name.at(), Yaml.Scalar.none(name.at())));
            } else if (item instanceof Yaml.Table table) {
                entries.putAll(table.entries());
            } else {
                noteLost(key, item);
            }
        }
        return Yaml.Table.of(entries, list.at());
    }

    /** {@code KEY=value} lines as a mapping; a key alone has no value, which is not the same as an empty one. */
    private Yaml.Table assignments(String key, Yaml.Items list) {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        for (Yaml item : list.items()) {
            if (item instanceof Yaml.Table table) {
                entries.putAll(table.entries());
            } else if (item instanceof Yaml.Scalar line && !line.isNull()) {
                String raw = line.raw();
                int equals = raw.indexOf('=');
                if (equals >= 0 && raw.substring(0, equals).indexOf('$') < 0) {
                    String value = raw.substring(equals + 1);
                    String text = line.text()
                            .substring(Math.min(equals + 1, line.text().length()));
                    put(
                            entries,
                            raw.substring(0, equals),
                            new Yaml.Scalar(text, value, false, false, line.scope(), line.at()));
                } else if (line.text().indexOf('=') >= 0) {
                    int split = line.text().indexOf('=');
                    put(
                            entries,
                            line.text().substring(0, split),
                            Yaml.Scalar.of(line.text().substring(split + 1), line.at()));
                } else {
                    put(entries, line.text(), new Yaml.Scalar("", "", true, false, line.scope(), line.at()));
                }
            } else {
                noteLost(key, item);
            }
        }
        return Yaml.Table.of(entries, list.at());
    }

    private void noteLost(String key, Yaml item) {
        boolean isNone = item instanceof Yaml.Scalar;
        notes.note(item.at(), key + ": one entry " + (isNone ? "has no value" : "is not a text") + "; left out");
        notes.secrets(key, key, key, item);
    }

    private void put(Map<String, Yaml.Entry> entries, String key, Yaml.Scalar value) {
        String name = key.strip();
        Yaml.Entry former = entries.put(name, new Yaml.Entry(value.at(), value));
        if (former != null) {
            notes.note(value.at(), name + " is set twice; the last one holds");
            notes.secrets(name, name, name, former.value());
        }
    }
}
